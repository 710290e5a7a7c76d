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
    /**
     * GitHub tells no more than a thousand runs, 30 a page, each with a summary and a text of up to 65,535 characters, which
     * are 4 bytes at most.
     */
    public static final Bounds USUAL = new Bounds(Duration.ofSeconds(5), Duration.ofSeconds(15), 16 << 20, 34);
}
