package dev.slipway.app.words;

import dev.slipway.forge.Check.State;
import dev.slipway.forge.Checks;

/** Words for the checks of a commit. */
public final class CheckWords {
    private CheckWords() {}

    /** All of them in a few words, such as {@code 1 of 5 checks failed}. */
    public static String sum(Checks checks) {
        int all = checks.all().size();
        if (checks.state().isEmpty()) {
            return "no checks";
        }
        return switch (checks.state().get()) {
            case FAILED -> part(checks.count(State.FAILED), all, "failed");
            case PENDING -> part(checks.count(State.PENDING), all, "not done");
            case WARNED -> Words.count(all, "check") + " passed, " + Words.count(checks.count(State.WARNED), "warning");
            case PASSED, SKIPPED -> Words.count(all, "check") + " passed";
        };
    }

    private static String part(long some, int all, String what) {
        return some == all
                ? Words.count(all, "check") + " " + what
                : some + " of " + Words.count(all, "check") + " " + what;
    }
}
