package dev.slipway.app.words;

import dev.slipway.logs.Gap;
import dev.slipway.logs.Gap.Missing;

/** A break in the reading of a log in words. */
public final class GapText {
    private GapText() {}

    /** Such as "connection lost for 12 s: 37 lines came late, none are missing". */
    public static String of(Gap gap) {
        String length = gap.length().isZero() ? "" : " for " + Words.took(gap.length());
        String late = gap.late() == 0 ? "" : Words.count(gap.late(), "line") + " came late, ";
        return gap.why() + length + ": " + late + missing(gap.missing());
    }

    private static String missing(Missing missing) {
        return switch (missing) {
            case Missing.Nothing() -> "nothing is missing";
            case Missing.Lines(long count) -> Words.count(count, "line") + " missing";
            case Missing.Bytes(long count) -> Words.bytes(count) + " missing";
            case Missing.Unknown() -> "how much is missing is not known";
        };
    }
}
