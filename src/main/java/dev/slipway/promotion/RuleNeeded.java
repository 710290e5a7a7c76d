package dev.slipway.promotion;

import dev.slipway.deploy.Sentence;
import dev.slipway.git.PathPatterns;
import dev.slipway.project.When.Case;
import dev.slipway.promotion.Facts.Changes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a rule that is for some plans only is for this one. */
final class RuleNeeded {
    private RuleNeeded() {}

    /** As it stands behind the rule's own words. */
    static String words(Case decides) {
        return switch (decides) {
            case Case.Migration() -> ", with a migration";
            case Case.Path(var pattern) -> ", where " + pattern + " changes";
            case Case.Size(var most) -> ", where more than " + Sentence.count(most, "file") + " change";
        };
    }

    /** Why it is not for a plan that changes this, in a sentence; empty where it is, or where that is not known. */
    static Optional<String> against(Case decides, Changes changes) {
        if (!changes.known()) {
            return Optional.empty();
        }
        return switch (decides) {
            case Case.Migration() ->
                changes.migrations()
                        ? Optional.empty()
                        : Optional.of("Needed only with a migration, and this plan has none.");
            case Case.Path(var pattern) ->
                changes(new PathPatterns(List.of(pattern)), changes)
                        ? Optional.empty()
                        : Optional.of("Needed only where " + pattern + " changes, and nothing does there.");
            case Case.Size(var most) ->
                changes.files().size() > most
                        ? Optional.empty()
                        : Optional.of("Needed only where more than " + Sentence.count(most, "file") + " change, and "
                                + Sentence.count(changes.files().size(), "file")
                                + (changes.files().size() == 1 ? " does." : " do."));
        };
    }

    private static boolean changes(PathPatterns pattern, Changes changes) {
        return Stream.concat(changes.files().stream(), changes.left().stream()).anyMatch(pattern::matches);
    }
}
