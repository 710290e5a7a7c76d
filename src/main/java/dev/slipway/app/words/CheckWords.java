package dev.slipway.app.words;

import dev.slipway.forge.Check.State;
import dev.slipway.forge.Checks;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words for the checks of a commit. */
public final class CheckWords {
    private CheckWords() {}

    /** All of them in a few words, such as {@code 1 of 5 checks failed}, or {@code 2 checks passed, 3 skipped}. */
    public static String sum(Checks checks) {
        int all = checks.all().size();
        if (checks.state().isEmpty()) {
            return "no checks";
        }
        return switch (checks.state().get()) {
            case FAILED -> part(checks.count(State.FAILED), all, "failed");
            case PENDING -> part(checks.count(State.PENDING), all, "pending");
            case WARNED, PASSED -> done(checks);
            case SKIPPED -> "no check ran";
        };
    }

    private static String done(Checks checks) {
        long passed = checks.count(State.PASSED);
        long warned = checks.count(State.WARNED);
        long skipped = checks.count(State.SKIPPED);
        return Stream.of(
                        passed == 0 ? "" : Words.count(passed, "check") + " passed",
                        warned == 0 ? "" : Words.count(warned, "warning"),
                        skipped == 0 ? "" : Words.number(skipped) + " skipped")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String part(long some, int all, String what) {
        return some == all
                ? Words.count(all, "check") + " " + what
                : some + " of " + Words.count(all, "check") + " " + what;
    }
}
