package dev.slipway.git.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.jspecify.annotations.Nullable;

/**
 * Commits by numbers. Those of the commit-graph files have their positions there for numbers; others get the next one when
 * they are first asked for, and are read then. Numbers hold as long as this object. Safe for use by many threads.
 */
public final class CommitGraph {
    private static final int[] NONE = {};

    private final List<CommitGraphFile> files;
    private final CommitSource source;
    private final int inFiles;
    private final ObjectIdOwnerMap<Single> singles = new ObjectIdOwnerMap<>();
    private final List<Single> byNumber = new ArrayList<>();

    private CommitGraph(List<CommitGraphFile> files, CommitSource source) {
        this.files = files;
        this.source = source;
        this.inFiles = files.stream().mapToInt(CommitGraphFile::count).sum();
    }

    /** A commit that no file has. */
    private static final class Single extends ObjectIdOwnerMap.Entry {
        private final int number;
        private int @Nullable [] parents;
        private long time;
        private int generation;

        private Single(AnyObjectId id, int number) {
            super(id);
            this.number = number;
        }
    }

    /**
     * Opens the files of the first of these object directories that has any: the single one, or a chain.
     *
     * @param directories that of the repository, then those of its alternates
     */
    public static CommitGraph open(List<Path> directories, CommitSource source) throws IOException {
        for (Path directory : directories) {
            Path info = directory.resolve("info");
            Optional<CommitGraphFile> single = CommitGraphFile.open(info.resolve("commit-graph"), 0);
            List<CommitGraphFile> files =
                    single.isPresent() ? List.of(single.get()) : chain(info.resolve("commit-graphs"));
            if (!files.isEmpty()) {
                return new CommitGraph(files, source);
            }
        }
        return of(source);
    }

    /** A graph without files: each commit is read. */
    public static CommitGraph of(CommitSource source) {
        return new CommitGraph(List.of(), source);
    }

    /** Each file of a chain builds on the ones before it: behind one that cannot be read the chain ends. */
    private static List<CommitGraphFile> chain(Path directory) throws IOException {
        Path names = directory.resolve("commit-graph-chain");
        List<CommitGraphFile> files = new ArrayList<>();
        if (Files.isRegularFile(names)) {
            int before = 0;
            for (String name : Files.readAllLines(names)) {
                Optional<CommitGraphFile> file =
                        CommitGraphFile.open(directory.resolve("graph-" + name.strip() + ".graph"), before);
                if (file.isEmpty()) {
                    break;
                }
                files.add(file.get());
                before += file.get().count();
            }
        }
        return files;
    }

    /** How many commits the files have; 0 without files. */
    public int inFiles() {
        return inFiles;
    }

    /** Whether the files have a commit of this id. */
    public boolean has(AnyObjectId id) {
        return inFile(id) >= 0;
    }

    /** The position of a commit in the files, or -1. */
    private int inFile(AnyObjectId id) {
        for (CommitGraphFile file : files) {
            int position = file.position(id);
            if (position >= 0) {
                return position;
            }
        }
        return -1;
    }

    /** The number of a commit; what it says is read when it is asked for. */
    public int number(AnyObjectId id) {
        int position = inFile(id);
        return position >= 0 ? position : single(id).number;
    }

    /** The number of a commit that has one already, or -1. */
    public int known(AnyObjectId id) {
        int position = inFile(id);
        if (position >= 0) {
            return position;
        }
        synchronized (byNumber) {
            Single single = singles.get(id);
            return single == null ? -1 : single.number;
        }
    }

    /** The id of a numbered commit. */
    public ObjectId id(int number) {
        return number < inFiles ? file(number).id(number) : single(number).copy();
    }

    /** When it was committed, in seconds since 1970. */
    public long time(int number) throws IOException {
        return number < inFiles ? file(number).time(number) : read(number).time;
    }

    /** Whether a commit can be read; those of files are taken to be there. */
    boolean isReadable(int number) throws IOException {
        if (number < inFiles) {
            return true;
        }
        try {
            read(number);
            return true;
        } catch (MissingObjectException | CorruptObjectException | IncorrectObjectTypeException e) {
            return false;
        }
    }

    /** The numbers of its parents, in their order; not to be changed. */
    public int[] parents(int number) throws IOException {
        if (number >= inFiles) {
            int[] parents = read(number).parents;
            return parents == null ? NONE : parents;
        }
        try {
            int[] parents = file(number).parents(number);
            for (int parent : parents) {
                Objects.checkIndex(parent, inFiles);
            }
            return parents;
        } catch (IndexOutOfBoundsException e) {
            throw new IOException(
                    "git's commit-graph file is damaged; git commit-graph write --reachable makes it anew", e);
        }
    }

    /**
     * One more than the highest generation of its parents: every commit has a higher one than all that it contains. Where no
     * file tells it, all that the commit contains is read.
     */
    public int generation(int number) throws IOException {
        if (number < inFiles) {
            return file(number).generation(number);
        }
        Single single = read(number);
        if (single.generation == 0) {
            generate(number);
        }
        return single.generation;
    }

    private void generate(int number) throws IOException {
        Deque<Integer> path = new ArrayDeque<>(List.of(number));
        while (!path.isEmpty()) {
            int next = path.peek();
            int highest = 0;
            boolean ready = true;
            for (int parent : parents(next)) {
                int generation = parent < inFiles ? file(parent).generation(parent) : read(parent).generation;
                if (generation == 0) {
                    path.push(parent);
                    ready = false;
                }
                highest = Math.max(highest, generation);
            }
            if (ready) {
                single(next).generation = highest + 1;
                path.pop();
            }
        }
    }

    private CommitGraphFile file(int number) {
        if (files.size() == 1) {
            return files.getFirst();
        }
        int at = files.size() - 1;
        while (files.get(at).before() > number) {
            at--;
        }
        return files.get(at);
    }

    private Single single(int number) {
        synchronized (byNumber) {
            return byNumber.get(number - inFiles);
        }
    }

    private Single single(AnyObjectId id) {
        synchronized (byNumber) {
            Single known = singles.get(id);
            if (known != null) {
                return known;
            }
            Single added = new Single(id, inFiles + byNumber.size());
            singles.add(added);
            byNumber.add(added);
            return added;
        }
    }

    private Single read(int number) throws IOException {
        Single single = single(number);
        synchronized (single) {
            if (single.parents == null) {
                CommitSource.Links links = source.read(single);
                int[] parents = new int[links.parents().size()];
                for (int i = 0; i < parents.length; i++) {
                    parents[i] = number(links.parents().get(i));
                }
                single.time = links.time();
                single.parents = parents;
            }
        }
        return single;
    }
}
