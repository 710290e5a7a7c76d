package dev.slipway.deploy;

import java.util.Objects;

/** Sentences for people, of faults and of numbers. */
public final class Sentence {
    private Sentence() {}

    /** "1 file", "23 files". */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** What a fault says of itself, else what it is called. */
    public static String of(RuntimeException fault) {
        return Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    }
}
