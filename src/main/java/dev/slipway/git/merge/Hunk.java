package dev.slipway.git.merge;

import java.util.List;

/** Lines that both sides changed, each in its own way. */
public record Hunk(Side ours, Side theirs) {

    /**
     * The lines of one side.
     *
     * @param from number of the first one, from 1; where there are none, of the line before which they are missing
     */
    public record Side(int from, List<String> lines) {
        public Side {
            lines = List.copyOf(lines);
        }

        /** Number of the last line; one less than {@link #from} where there are none. */
        public int to() {
            return from + lines.size() - 1;
        }
    }
}
