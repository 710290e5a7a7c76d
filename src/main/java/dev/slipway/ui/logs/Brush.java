package dev.slipway.ui.logs;

/**
 * Buckets of the histogram from one to another, both included, as a person draws across them.
 *
 * @param anchor where it began
 * @param lead where it has come to
 */
record Brush(int anchor, int lead) {
    int first() {
        return Math.min(anchor, lead);
    }

    int last() {
        return Math.max(anchor, lead);
    }

    boolean wide() {
        return anchor != lead;
    }

    Brush to(int bucket) {
        return new Brush(anchor, bucket);
    }
}
