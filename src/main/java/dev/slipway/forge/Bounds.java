package dev.slipway.forge;

import java.time.Duration;

/**
 * How much of a forge is waited for and taken in.
 *
 * @param answer until the end of one page
 * @param bytes of one page
 * @param pages of one list
 */
public record Bounds(Duration connect, Duration answer, int bytes, int pages) {
    /** Of a hundred checks a page, and GitHub tells no more than a thousand runs. */
    public static final Bounds USUAL = new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(15), 1 << 20, 10);
}
