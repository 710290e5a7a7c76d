package dev.slipway.logs;

import java.time.Duration;
import java.time.Instant;

/**
 * A break in the reading of a log.
 *
 * @param from when it was heard last
 * @param until when it was heard again
 * @param why in a few words, such as "connection lost"
 * @param late how many lines were written meanwhile and came afterwards
 * @param missing what never came
 */
public record Gap(Instant from, Instant until, String why, long late, Missing missing) {

    /** What never came. */
    public sealed interface Missing {
        /** All came. */
        record Nothing() implements Missing {}

        /** So many lines. */
        record Lines(long count) implements Missing {}

        /** So many bytes. */
        record Bytes(long count) implements Missing {}

        /** The log cannot tell. */
        record Unknown() implements Missing {}
    }

    /** How long nothing could be heard. */
    public Duration length() {
        return Duration.between(from, until);
    }
}
