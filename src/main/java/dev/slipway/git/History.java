package dev.slipway.git;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Commits and what they contain of one another. */
final class History {
    private final Repository repository;

    History(Repository repository) {
        this.repository = repository;
    }

    Commit commit(Revision revision) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return commit(walk.parseCommit(id(revision)));
        }
    }

    /** Counted from the symmetric difference: a count from one merge base is wrong where there are several. */
    AheadBehind compare(Revision left, Revision right) throws IOException {
        return new AheadBehind(count(right, left), count(left, right));
    }

    List<Commit> between(Revision from, Revision to, int limit) throws IOException {
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

    private static Commit commit(RevCommit commit) {
        return new Commit(
                new Revision(commit.name()),
                commit.getShortMessage(),
                commit.getFullMessage(),
                person(commit.getAuthorIdent()).orElseGet(() -> new Person("", "")),
                Instant.ofEpochSecond(commit.getCommitTime()),
                Stream.of(commit.getParents())
                        .map(parent -> new Revision(parent.name()))
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
