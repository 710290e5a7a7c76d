package dev.slipway.app.words;

import dev.slipway.promotion.Gate;

/** How gates stand, in a word. */
public final class GateWords {
    private GateWords() {}

    /** "passed", "waiting", "failed" or "overridden". */
    public static String of(Gate.State state) {
        return switch (state) {
            case Gate.Passed _ -> "passed";
            case Gate.Waiting _ -> "waiting";
            case Gate.Failed _ -> "failed";
            case Gate.Overridden _ -> "overridden";
        };
    }
}
