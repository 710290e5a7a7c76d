package dev.slipway.git;

import java.util.List;

/**
 * Commits that no branch, tag or HEAD would contain any more; git deletes them some day.
 *
 * @param commits how many
 * @param newest the first of them, newest first
 */
public record Lost(int commits, List<Commit> newest) {
    public Lost {
        newest = List.copyOf(newest);
    }

    /** Whether nothing is lost. */
    public boolean nothing() {
        return commits == 0;
    }
}
