package dev.slipway.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Commits on branches, drawn up for a test, one a minute. */
final class SketchedHistory {
    private final List<NotedCommit> commits = new ArrayList<>();
    private String tip = "";

    private record Side(String tip) {}

    /** A commit upon the last one. */
    SketchedHistory commit(String message) {
        return add(message, Stream.of(tip).filter(id -> !id.isEmpty()).toList());
    }

    /** What these commits bring, committed on a branch of their own and merged. */
    SketchedHistory merge(String message, Runnable branch) {
        Side main = new Side(tip);
        branch.run();
        String merged = tip;
        tip = main.tip();
        return add(message, List.of(main.tip(), merged));
    }

    private SketchedHistory add(String message, List<String> parents) {
        String id = String.format(Locale.ROOT, "%08x%032x", 0xabc00000 + commits.size(), commits.size());
        commits.add(new NotedCommit(
                new Revision(id),
                parents.stream().map(Revision::new).toList(),
                Instant.parse("2026-11-21T10:00:00Z").plusSeconds(60L * commits.size()),
                message));
        tip = id;
        return this;
    }

    /** Takes back the commit at this place. */
    SketchedHistory revert(int place) {
        return commit("Revert \"" + commits.get(place).subject() + "\"\n\nThis reverts commit " + id(place) + ".");
    }

    String id(int place) {
        return commits.get(place).revision().id();
    }

    int size() {
        return commits.size();
    }

    ReleaseContent content() {
        return ReleaseContent.of(commits, Set.of());
    }

    String notes(ReferenceLink... links) {
        return ReleaseNotes.of(content(), List.of(links)).markdown();
    }

    /** Where its branches that stay are these. */
    String notesWith(Set<String> lasting) {
        return ReleaseNotes.of(ReleaseContent.of(commits, lasting), List.of()).markdown();
    }

    /** From the same commits in another order. */
    String shuffledNotes(long seed) {
        List<NotedCommit> shuffled = new ArrayList<>(commits);
        Collections.shuffle(shuffled, new Random(seed));
        return ReleaseNotes.of(ReleaseContent.of(shuffled, Set.of()), List.of()).markdown();
    }
}
