package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.git.Commit;
import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.project.Versioning;
import dev.slipway.release.TagPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Whether tags name versions, and the versions are in the order of their commits. */
final class VersionTags {
    private static final String SUBJECT = "tags";

    /** How many of the highest versions are looked at. */
    private static final int VERSIONS = 100;

    /** How many pairs of commits are compared. */
    private static final int PAIRS = 20;

    private final Repository repository;

    VersionTags(Repository repository) {
        this.repository = repository;
    }

    List<Finding> findings(Versioning versioning) {
        TagPattern pattern = new TagPattern(versioning.tag());
        List<Tag> versions = new Releases(repository).versions(versioning);
        List<String> others = repository.tags().stream()
                .map(Tag::name)
                .filter(name -> pattern.versionOf(name).isEmpty())
                .toList();
        List<Finding> found = new ArrayList<>();
        if (!others.isEmpty()) {
            found.add(Finding.warning(
                    SUBJECT,
                    Words.names(others, Finding.NAMES) + (others.size() == 1 ? " names" : " name") + " no version of "
                            + pattern.pattern() + ", so no release.",
                    "Deploy what they name by its commit; if releases are tagged otherwise, say so with versioning.tag in "
                            + ProjectFiles.NAME + "."));
        }
        order(versions.stream().limit(VERSIONS).toList()).forEach(found::add);
        if (found.isEmpty() && !versions.isEmpty()) {
            found.add(Finding.ok(SUBJECT, Words.count(versions.size(), "version") + " in order"));
        }
        return found;
    }

    /**
     * Compared are only pairs in which the higher version's commit is not the newer one by its date, which are few; of each
     * version with the nearest higher one.
     */
    private List<Finding> order(List<Tag> versions) {
        List<Commit> commits =
                repository.commits(versions.stream().map(Tag::revision).toList());
        Set<Integer> early = new TreeSet<>();
        List<Finding> found = new ArrayList<>();
        int pairs = 0;
        for (int low = 1; low < versions.size() && pairs < PAIRS; low++) {
            Optional<Integer> high = nearestOlder(commits, low, early);
            while (high.isPresent() && pairs++ < PAIRS && contains(commits.get(low), commits.get(high.get()))) {
                early.add(high.get());
                found.add(early(versions.get(high.get()), versions.get(low)));
                high = nearestOlder(commits, low, early);
            }
        }
        if (pairs >= PAIRS) {
            found.add(Finding.ok(SUBJECT, "the order of versions was looked at only in part"));
        }
        return found;
    }

    private static Optional<Integer> nearestOlder(List<Commit> commits, int low, Set<Integer> early) {
        Commit lower = commits.get(low);
        return IntStream.iterate(low - 1, high -> high >= 0, high -> high - 1)
                .filter(high -> !early.contains(high))
                .filter(high -> !commits.get(high).revision().equals(lower.revision())
                        && !commits.get(high).at().isAfter(lower.at()))
                .boxed()
                .findFirst();
    }

    private boolean contains(Commit later, Commit earlier) {
        return repository.compare(earlier.revision(), later.revision()).ahead() == 0;
    }

    private static Finding early(Tag higher, Tag lower) {
        return Finding.warning(
                SUBJECT,
                higher.name() + " is a higher version than " + lower.name()
                        + ", but its commit comes before that one's.",
                "The next version is counted from " + higher.name()
                        + ": if it is a mistake, delete the tag here and on the remote.");
    }
}
