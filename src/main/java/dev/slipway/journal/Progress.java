package dev.slipway.journal;

/** Hears how far long work on the trail is. Called on the thread that works, often; it must return soon. */
@FunctionalInterface
public interface Progress {
    /** So many entries of all that there are have been worked on. */
    void at(long done, long all);
}
