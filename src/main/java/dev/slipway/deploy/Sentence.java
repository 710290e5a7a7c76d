package dev.slipway.deploy;

import java.util.Objects;

/** Sentences for people, of faults and of numbers. */
final class Sentence {
    private Sentence() {}

    /** "1 file", "23 files". */
    static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    static String of(RuntimeException fault) {
        return Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    }
}
