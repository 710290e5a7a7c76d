package dev.slipway.app;

import dev.slipway.deploy.Refused;

/** What a use case gave: a value, or an expected no with its remedy. */
public sealed interface Outcome<T> {
    /** It was done. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It was not done, and nothing was changed. */
    record No<T>(Refused refused) implements Outcome<T> {}
}
