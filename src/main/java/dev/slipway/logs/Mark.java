package dev.slipway.logs;

import java.time.Instant;

/**
 * What a deployment did at a time.
 *
 * @param host on which; empty where it concerns all
 * @param text such as "switch: web-2 now runs v1.8.0"
 * @param release what runs on the host from then on; empty where that is not known
 */
public record Mark(Instant time, Kind kind, String host, String text, String release) {
    /** What was done. */
    public enum Kind {
        STARTED,
        SWITCHED,
        ROLLED_BACK,
        ENDED
    }
}
