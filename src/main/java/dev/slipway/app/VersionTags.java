package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.git.Commit;
import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.project.Versioning;
import dev.slipway.release.Revision;
import dev.slipway.release.TagPattern;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether tags name versions, and the versions are in the order of their commits. */
final class VersionTags {
    private static final String SUBJECT = "tags";

    /** How many of the highest versions are looked at. */
    private static final int VERSIONS = 100;

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

    /** Named are as few as can be, for of the rest it is then certain that they are in order. */
    private List<Finding> order(List<Tag> versions) {
        List<BitSet> against = against(versions);
        BitSet wrong = OutOfOrder.fewest(against);
        List<Finding> found = new ArrayList<>();
        wrong.stream().limit(Finding.NAMES).forEach(place -> found.add(wrong(place, versions, against, wrong)));
        int more = wrong.cardinality() - found.size();
        if (more > 0) {
            found.add(Finding.warning(
                    SUBJECT,
                    Words.count(more, "more version") + (more == 1 ? " is" : " are") + " out of order.",
                    "Mend those first."));
        }
        return found;
    }

    /** For each version the lower ones whose commits come after its own; asked only where the dates of the two allow it. */
    private List<BitSet> against(List<Tag> versions) {
        List<Commit> commits =
                repository.commits(versions.stream().map(Tag::revision).toList());
        List<BitSet> against = new ArrayList<>();
        for (int high = 0; high < versions.size(); high++) {
            Commit higher = commits.get(high);
            List<Integer> later = IntStream.range(high + 1, commits.size())
                    .filter(low -> !commits.get(low).at().isBefore(higher.at()))
                    .filter(low -> !commits.get(low).revision().equals(higher.revision()))
                    .boxed()
                    .toList();
            Set<Revision> containing = later.isEmpty()
                    ? Set.of()
                    : repository.containing(
                            higher.revision(),
                            later.stream()
                                    .map(low -> commits.get(low).revision())
                                    .toList());
            against.add(later.stream()
                    .filter(low -> containing.contains(commits.get(low).revision()))
                    .collect(BitSet::new, BitSet::set, BitSet::or));
        }
        return against;
    }

    private static Finding wrong(int place, List<Tag> versions, List<BitSet> against, BitSet wrong) {
        BitSet lower = new BitSet();
        lower.or(against.get(place));
        lower.andNot(wrong);
        String name = versions.get(place).name();
        if (!lower.isEmpty()) {
            return Finding.warning(
                    SUBJECT,
                    name + " is out of order: it is higher than " + names(lower, versions)
                            + ", but its commit comes before.",
                    "If it is a mistake, delete the tag here and on the remote: the next version is counted from the"
                            + " highest.");
        }
        BitSet higher = IntStream.range(0, place)
                .filter(high -> !wrong.get(high) && against.get(high).get(place))
                .collect(BitSet::new, BitSet::set, BitSet::or);
        return Finding.warning(
                SUBJECT,
                name + " is out of order: it is lower than " + names(higher, versions)
                        + ", but its commit comes after.",
                "If it is a mistake, delete the tag here and on the remote, and give its commit a version above all that"
                        + " it contains.");
    }

    private static String names(BitSet places, List<Tag> versions) {
        return Words.names(
                places.stream().mapToObj(place -> versions.get(place).name()).toList());
    }
}
