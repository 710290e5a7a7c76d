package dev.slipway.app.words;

import dev.slipway.app.Comparison;
import dev.slipway.app.Work;
import dev.slipway.app.Work.Author;
import java.util.List;
import java.util.Optional;

/** What comes and what is taken back, in words. */
public final class WorkText {
    private static final int NAMED = 5;

    private WorkText() {}

    /** " by ana (3), ben (1)"; of one author the name alone, and nothing where there is none. */
    public static String by(Work work) {
        List<Author> authors = work.authors();
        return switch (authors.size()) {
            case 0 -> "";
            case 1 -> " by " + authors.getFirst().name();
            default ->
                " by "
                        + Words.names(
                                authors.stream()
                                        .map(author -> author.name() + " (" + author.commits() + ")")
                                        .toList(),
                                NAMED);
        };
    }

    /** That commits which are live would be taken back, and why that is so; empty where none are. */
    public static Optional<String> takesBack(Comparison comparison, Work takenBack, String environment) {
        int goes = comparison.goingAwayCount();
        if (goes == 0) {
            return Optional.empty();
        }
        String live = comparison.live().map(release -> release.name()).orElse("what is live");
        String next = comparison.next().name();
        String why = comparison.comingCount() == 0
                ? live + " is ahead of " + next + "."
                : live + " and " + next + " are on different lines: neither contains the other.";
        return Optional.of("This takes back " + Words.count(goes, "commit") + by(takenBack) + " that "
                + (goes == 1 ? "is" : "are") + " live on " + environment + " now: " + why);
    }
}
