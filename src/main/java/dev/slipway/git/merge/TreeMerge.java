package dev.slipway.git.merge;

import dev.slipway.git.merge.Conflict.Kind;
import dev.slipway.git.merge.Renames.Move;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/** One three-way merge of trees. Where it is not certain that git would do the same, it is unsure. */
final class TreeMerge {
    private static final Verdict.Unsure UNSURE_OF_RENAMES =
            new Verdict.Unsure("Files were renamed in a way that only git itself pairs as git does.");

    private final ObjectReader reader;
    private final ObjectInserter inserter;
    private final Attributed attributed;
    private final Changed changed;
    private final FileMerge files;
    private final boolean usualRenames;
    private final Map<String, Leaf> result = new TreeMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final Set<String> settled = new LinkedHashSet<>();
    private Optional<Verdict.Unsure> doubt = Optional.empty();

    /** @param usualRenames whether git is configured to look for renames as it does by default */
    TreeMerge(
            ObjectReader reader,
            ObjectInserter inserter,
            Attributed attributed,
            Changed changed,
            boolean usualRenames) {
        this.reader = reader;
        this.inserter = inserter;
        this.attributed = attributed;
        this.changed = changed;
        this.usualRenames = usualRenames;
        this.files = new FileMerge(reader, inserter);
    }

    Verdict run() throws IOException, InterruptedException {
        moveFiles();
        for (Map.Entry<String, Trio> entry : changed.paths().entrySet()) {
            Wanted.require();
            if (!settled.contains(entry.getKey())) {
                result.put(entry.getKey(), settle(entry.getKey(), entry.getValue()));
            }
        }
        filesThatAreDirectories();
        if (doubt.isPresent()) {
            return doubt.get();
        }
        return conflicts.isEmpty() ? new Verdict.Clean(tree().name()) : new Verdict.Conflicting(conflicts);
    }

    private void moveFiles() throws IOException, InterruptedException {
        Similarities similarities = new Similarities(reader);
        Renames ours = new Renames(reader, changed, Side.OURS, similarities);
        Renames theirs = new Renames(reader, changed, Side.THEIRS, similarities);
        if (ours.mayHaveMovedDirectoryOfNewFiles() || theirs.mayHaveMovedDirectoryOfNewFiles()) {
            doubt = Optional.of(UNSURE_OF_RENAMES);
        }
        Set<String> inQuestion = new LinkedHashSet<>(ours.inQuestion());
        inQuestion.addAll(theirs.inQuestion());
        Map<String, Moves> moves = new LinkedHashMap<>();
        for (String path : inQuestion) {
            Trio trio = changed.at(path);
            moves.put(
                    path,
                    new Moves(
                            trio.deletedBy(Side.OURS) ? ours.of(path) : new Move.None(),
                            trio.deletedBy(Side.THEIRS) ? theirs.of(path) : new Move.None()));
        }
        for (Map.Entry<String, Moves> entry : moves.entrySet()) {
            move(entry.getKey(), entry.getValue());
        }
    }

    /** Where both sides moved one file. */
    private record Moves(Move ours, Move theirs) {
        boolean doubtful() {
            return ours instanceof Move.Doubtful || theirs instanceof Move.Doubtful;
        }
    }

    private void move(String path, Moves moves) throws IOException {
        Trio trio = changed.at(path);
        boolean deletedByBoth = trio.ours().absent() && trio.theirs().absent();
        if (moves.doubtful()) {
            doubt = Optional.of(UNSURE_OF_RENAMES);
        } else if (moves.ours() instanceof Move.To(var to) && moves.theirs().equals(moves.ours())) {
            Trio there = changed.at(to);
            mergeMoved(path, to, new Trio(trio.base(), there.ours(), there.theirs()));
        } else if (moves.ours() instanceof Move.To(var to)) {
            moveOrConflict(path, to, Side.OURS, deletedByBoth);
        } else if (moves.theirs() instanceof Move.To(var to)) {
            moveOrConflict(path, to, Side.THEIRS, deletedByBoth);
        }
    }

    private void moveOrConflict(String path, String to, Side mover, boolean deletedByBoth) throws IOException {
        if (deletedByBoth) {
            conflicts.add(new Conflict(Kind.RENAMED, to, Optional.of(path), List.of()));
        } else {
            mergeMoved(path, to, mover);
        }
    }

    private void mergeMoved(String path, String to, Side mover) throws IOException {
        Trio there = changed.at(to);
        if (there.of(mover.other()).present()) {
            doubt = Optional.of(UNSURE_OF_RENAMES);
            return;
        }
        Trio here = changed.at(path);
        mergeMoved(
                path,
                to,
                mover == Side.OURS
                        ? new Trio(here.base(), there.ours(), here.theirs())
                        : new Trio(here.base(), here.ours(), there.theirs()));
    }

    private void mergeMoved(String path, String to, Trio contents) throws IOException {
        if (!usualRenames) {
            doubt = Optional.of(UNSURE_OF_RENAMES);
        }
        settled.add(path);
        settled.add(to);
        result.put(path, Leaf.ABSENT);
        if (!contents.base().sameTypeAs(contents.ours()) || !contents.base().sameTypeAs(contents.theirs())) {
            conflicts.add(new Conflict(Kind.TYPE, to, Optional.of(path), List.of()));
            result.put(to, contents.ours());
            return;
        }
        result.put(to, merged(to, Optional.of(path), contents));
    }

    private Leaf settle(String path, Trio trio) throws IOException {
        if (trio.ours().equals(trio.theirs()) || !trio.changedBy(Side.THEIRS)) {
            return trio.ours();
        }
        if (!trio.changedBy(Side.OURS)) {
            return trio.theirs();
        }
        if (trio.ours().absent()) {
            conflicts.add(new Conflict(Kind.DELETED_BY_OURS, path, Optional.empty(), List.of()));
            return trio.theirs();
        }
        if (trio.theirs().absent()) {
            conflicts.add(new Conflict(Kind.DELETED_BY_THEIRS, path, Optional.empty(), List.of()));
            return trio.ours();
        }
        return merged(path, Optional.empty(), trio);
    }

    private Leaf merged(String path, Optional<String> was, Trio contents) throws IOException {
        Optional<Kind> special = needsContent(contents) ? attributed.special(path) : Optional.empty();
        MergedFile merged = special.isPresent() ? new MergedFile.Conflicting(special.get()) : files.merge(contents);
        return switch (merged) {
            case MergedFile.Clean(var leaf) -> leaf;
            case MergedFile.Conflicting(var kind, var hunks) -> {
                conflicts.add(new Conflict(kind, path, was, hunks));
                yield contents.ours();
            }
            case MergedFile.Unsure _ -> {
                doubt = Optional.of(new Verdict.Unsure(
                        "Lines of " + path + " repeat, so that they can be merged in more than one way."));
                yield contents.ours();
            }
        };
    }

    /** Whether both sides have another content, so that lines would be compared. */
    private static boolean needsContent(Trio trio) {
        ObjectId ours = trio.ours().id();
        ObjectId theirs = trio.theirs().id();
        ObjectId base = trio.base().id();
        return trio.ours().regular()
                && trio.theirs().regular()
                && !ours.equals(theirs)
                && !ours.equals(base)
                && !theirs.equals(base);
    }

    private void filesThatAreDirectories() {
        for (Map.Entry<String, Leaf> entry : result.entrySet()) {
            String path = entry.getKey();
            if (entry.getValue().present()) {
                for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                    String directory = path.substring(0, slash);
                    if (result.getOrDefault(directory, Leaf.ABSENT).present()) {
                        conflicts.add(new Conflict(Kind.DIRECTORY, directory, Optional.empty(), List.of()));
                    }
                }
            }
        }
    }

    private ObjectId tree() throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        if (!changed.ours().equals(ObjectId.zeroId())) {
            builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, changed.ours());
        }
        builder.finish();
        DirCacheEditor editor = index.editor();
        result.forEach((path, leaf) -> {
            if (leaf.absent()) {
                editor.add(new DirCacheEditor.DeletePath(path));
            } else {
                editor.add(new Put(path, leaf));
            }
        });
        editor.finish();
        return index.writeTree(inserter);
    }

    private static final class Put extends DirCacheEditor.PathEdit {
        private final Leaf leaf;

        Put(String path, Leaf leaf) {
            super(path);
            this.leaf = leaf;
        }

        @Override
        public void apply(DirCacheEntry entry) {
            entry.setFileMode(leaf.fileMode());
            entry.setObjectId(leaf.id());
        }
    }
}
