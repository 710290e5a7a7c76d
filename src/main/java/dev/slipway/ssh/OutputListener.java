package dev.slipway.ssh;

/** Receives what a running command writes, line by line, in order for each stream. */
@FunctionalInterface
public interface OutputListener {
    /** A line without its end; a line over 8 KiB comes in parts. */
    void line(Stream stream, String text);

    /** Where the line was written. */
    enum Stream {
        OUTPUT,
        ERRORS
    }
}
