package dev.slipway.git;

import dev.slipway.git.graph.AheadBehind;
import dev.slipway.git.graph.Ancestry;
import dev.slipway.git.graph.CommitGraph;
import dev.slipway.git.graph.Extent;
import dev.slipway.git.graph.Rows;
import dev.slipway.git.graph.Tip;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Commits and what they contain of one another. */
final class History {
    private final Repository repository;
    private final Path objects;
    private @Nullable CommitGraph graph;

    /** @param objects the directory of the repository's objects */
    History(Repository repository, Path objects) {
        this.repository = repository;
        this.objects = objects;
    }

    /**
     * The shape of the history, opened when it is first needed. As with git, core.commitGraph says whether its files count,
     * and in a shallow clone they never do.
     */
    synchronized CommitGraph graph() throws IOException {
        if (graph == null) {
            Set<ObjectId> ends = repository.getObjectDatabase().getShallowCommits();
            boolean files = ends.isEmpty() && repository.getConfig().getBoolean("core", "commitGraph", true);
            graph = CommitGraph.open(files ? directories() : List.of(), new RawCommits(repository, ends));
        }
        return graph;
    }

    /** That of the repository, and those from which it borrows (gitrepository-layout(5), objects/info/alternates). */
    private List<Path> directories() throws IOException {
        List<Path> directories = new ArrayList<>(List.of(objects));
        Path alternates = objects.resolve("info/alternates");
        if (Files.isRegularFile(alternates)) {
            Files.readAllLines(alternates).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(objects::resolve)
                    .forEach(directories::add);
        }
        return directories;
    }

    List<Commit> commits(List<Revision> revisions) throws IOException {
        List<Commit> commits = new ArrayList<>();
        Set<ObjectId> ends = repository.getObjectDatabase().getShallowCommits();
        try (ObjectReader reader = repository.newObjectReader()) {
            for (Revision revision : revisions) {
                commits.add(read(reader, id(revision), ends));
            }
        }
        return commits;
    }

    /** One after the other; gives what was wrong with those that cannot be read. */
    Map<Revision, IOException> each(List<Revision> revisions, Consumer<Commit> receiver) throws IOException {
        Map<Revision, IOException> wrong = new LinkedHashMap<>();
        Set<ObjectId> ends = repository.getObjectDatabase().getShallowCommits();
        try (ObjectReader reader = repository.newObjectReader()) {
            for (Revision revision : revisions) {
                Optional<Commit> commit = Optional.empty();
                try {
                    commit = Optional.of(read(reader, id(revision), ends));
                } catch (IOException e) {
                    wrong.put(revision, e);
                }
                commit.ifPresent(receiver);
            }
        }
        return wrong;
    }

    private static Commit read(ObjectReader reader, ObjectId id, Set<ObjectId> ends) throws IOException {
        StoredCommit commit = new StoredCommit(RawCommits.bytes(reader, id));
        return commit.commit(id, ends.contains(id) ? List.of() : commit.parents(id));
    }

    Commit commit(Revision revision) throws IOException {
        return commits(List.of(revision)).getFirst();
    }

    /**
     * Counted from the symmetric difference: a count from one merge base is wrong where there are several. Without a
     * commit-graph file the exact way of {@link Ancestry} would read all of history first; then dates decide how far is looked,
     * as with git, which counts too many where clocks were wrong by hours.
     */
    AheadBehind compare(Revision left, Revision right) throws IOException {
        if (graph().inFiles() > 0) {
            return new Ancestry(graph()).compare(left, right);
        }
        return new AheadBehind(count(right, left), count(left, right));
    }

    List<Commit> between(Revision from, Revision to, int limit) throws IOException {
        if (graph().inFiles() > 0) {
            Rows rows = Rows.of(graph(), Extent.without(new Tip(to, to.id()), from));
            rows.extend(limit);
            return commits(rows.revisions(0, limit));
        }
        List<Commit> commits = new ArrayList<>();
        try (RevWalk walk = difference(List.of(from), to)) {
            for (RevCommit next = walk.next(); next != null && commits.size() < limit; next = walk.next()) {
                commits.add(commit(next));
            }
        }
        return commits;
    }

    /** Whether one of these tips is the revision or comes after it. */
    boolean isContained(Revision revision, List<Revision> tips) throws IOException {
        if (graph().inFiles() > 0) {
            return !new Ancestry(graph()).containing(revision, tips).isEmpty();
        }
        try (RevWalk walk = difference(tips, revision)) {
            walk.setRetainBody(false);
            return walk.next() == null;
        }
    }

    private int count(Revision from, Revision to) throws IOException {
        try (RevWalk walk = difference(List.of(from), to)) {
            walk.setRetainBody(false);
            int count = 0;
            while (walk.next() != null) {
                count++;
            }
            return count;
        }
    }

    /** Sorted, because only a sorted walk drops commits that turn out late, by wrong clocks, to be contained. */
    private RevWalk difference(List<Revision> without, Revision tip) throws IOException {
        RevWalk walk = new RevWalk(repository);
        walk.sort(RevSort.TOPO);
        walk.sort(RevSort.COMMIT_TIME_DESC, true);
        walk.markStart(walk.parseCommit(id(tip)));
        for (Revision each : without) {
            walk.markUninteresting(walk.parseCommit(id(each)));
        }
        return walk;
    }

    /** A commit with its body. */
    static Commit commit(RevCommit commit) {
        return new StoredCommit(commit.getRawBuffer())
                .commit(
                        commit,
                        Stream.of(commit.getParents())
                                .map(RevCommit::toObjectId)
                                .toList());
    }

    /** Who this is; empty where a damaged object does not say. */
    static Optional<Person> person(@Nullable PersonIdent ident) {
        return Optional.ofNullable(ident).map(known -> new Person(known.getName(), known.getEmailAddress()));
    }

    static ObjectId id(Revision revision) {
        return ObjectId.fromString(revision.id());
    }
}
