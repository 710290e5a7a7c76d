package dev.slipway.ssh;

/**
 * How a command ended.
 *
 * @param status its exit status; 128 plus the number where a signal ended it
 * @param output standard output as UTF-8 text, cut at 1 MiB
 * @param errors standard error as UTF-8 text, cut at 1 MiB
 */
public record Outcome(int status, String output, String errors, boolean truncated) {
    /** Whether the exit status is 0. */
    public boolean succeeded() {
        return status == 0;
    }
}
