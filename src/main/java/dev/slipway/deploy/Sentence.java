package dev.slipway.deploy;

import java.util.Objects;

/** What a fault says for people. */
final class Sentence {
    private Sentence() {}

    static String of(RuntimeException fault) {
        return Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    }
}
