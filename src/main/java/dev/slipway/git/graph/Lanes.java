package dev.slipway.git.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gives each commit of a walk its lane. A lane waits for one commit and runs straight down to it; lines bend only into a commit
 * and out of it, so nothing that was drawn moves when more is known. The first lanes belong to chosen branches and follow
 * their first parents. Lines to the same parent share a lane, but those of chosen branches stay in their own.
 */
final class Lanes {
    private static final int FREE = -1;

    /** For each lane the commit that it waits for. */
    private final int[] waiting = new int[Rows.LANES];

    private final int[] colours = new int[Rows.LANES];
    private final int chosen;
    private final Seeds seeds;

    /** Lanes that still follow their chosen branch, a bit each. */
    private long held;

    /** Those of them whose tip has not come yet, so that nothing is drawn in them. */
    private long pending;

    /** What a line's colour is made from, so that it stays the same when other lines come and go. */
    interface Seeds {
        int of(int number);
    }

    /** A commit's place. */
    record Place(int lane, int colour, List<Line> upper, List<Line> lower, List<Integer> apart) {}

    /** @param chosen tips of the branches to which the first lanes belong, at most {@link Rows#CHOSEN} */
    Lanes(int[] chosen, Seeds seeds) {
        this.chosen = chosen.length;
        this.seeds = seeds;
        Arrays.fill(waiting, FREE);
        for (int lane = 0; lane < chosen.length; lane++) {
            waiting[lane] = chosen[lane];
            colours[lane] = lane;
        }
        held = (1L << chosen.length) - 1;
        pending = held;
    }

    private Lanes(Lanes other) {
        chosen = other.chosen;
        seeds = other.seeds;
        System.arraycopy(other.waiting, 0, waiting, 0, waiting.length);
        System.arraycopy(other.colours, 0, colours, 0, colours.length);
        held = other.held;
        pending = other.pending;
    }

    /** The same lanes, to go on from here a second time. */
    Lanes copy() {
        return new Lanes(this);
    }

    /**
     * Places the next commit.
     *
     * @param parents those that come below
     */
    Place place(int number, int[] parents) {
        int found = waitingFor(number, true);
        int lane = found == FREE ? free() : found;
        int colour = found == FREE ? colour(number, lane) : colours[found];
        List<Line> upper = new ArrayList<>();
        List<Line> lower = new ArrayList<>();
        for (int each = 0; each < waiting.length; each++) {
            if (waiting[each] != FREE && isDrawn(each)) {
                boolean ends = waiting[each] == number;
                upper.add(new Line(each, ends ? lane : each, colours[each]));
                if (!ends) {
                    lower.add(new Line(each, each, colours[each]));
                }
            }
        }
        List<Integer> apart = new ArrayList<>();
        go(number, lane, colour, parents, (to, parent) -> {
            if (to == Rows.LANES) {
                apart.add(parent);
            } else {
                lower.add(new Line(lane, to, colours[to]));
            }
        });
        return new Place(lane, colour, upper, lower, apart);
    }

    /** Goes past the next commit as if it were placed. */
    void pass(int number, int[] parents) {
        int found = waitingFor(number, true);
        int lane = found == FREE ? free() : found;
        go(number, lane, found == FREE ? colour(number, lane) : colours[found], parents, (_, _) -> {});
    }

    /** Hears in which lane the line to a parent is, or right of all lanes that there is none. */
    private interface Led {
        void to(int lane, int parent);
    }

    private void go(int number, int lane, int colour, int[] parents, Led led) {
        for (int each = 0; each < waiting.length; each++) {
            if (waiting[each] == number) {
                end(each, lane);
            }
        }
        lead(lane, colour, parents, led);
    }

    private void end(int each, int lane) {
        long bit = 1L << each;
        waiting[each] = FREE;
        pending &= ~bit;
        held &= each == lane ? -1L : ~bit;
    }

    private void lead(int lane, int colour, int[] parents, Led led) {
        boolean holds = (held & 1L << lane) != 0;
        if (parents.length == 0) {
            held &= ~(1L << lane);
        }
        for (int i = 0; i < parents.length; i++) {
            int there = waitingFor(parents[i], false);
            boolean straight = i == 0 && lane < Rows.LANES && (there == FREE || holds);
            int to = straight ? lane : there == FREE ? free() : there;
            if (to < Rows.LANES && waiting[to] == FREE) {
                colours[to] = straight ? colour : colour(parents[i], to);
                waiting[to] = parents[i];
            }
            led.to(to, parents[i]);
        }
    }

    /** The leftmost lane that waits for this commit. */
    private int waitingFor(int number, boolean alsoPending) {
        for (int each = 0; each < waiting.length; each++) {
            if (waiting[each] == number && (alsoPending || isDrawn(each))) {
                return each;
            }
        }
        return FREE;
    }

    /** The leftmost free lane, or the place right of all lanes. */
    private int free() {
        for (int each = 0; each < waiting.length; each++) {
            if (waiting[each] == FREE) {
                return each;
            }
        }
        return Rows.LANES;
    }

    private boolean isDrawn(int lane) {
        return (pending & 1L << lane) == 0;
    }

    /** The colour that the seed gives, or the next one that no neighbour has. */
    private int colour(int number, int lane) {
        int some = Rows.COLOURS - chosen;
        int first = Math.floorMod(seeds.of(number), some);
        for (int step = 0; step < some; step++) {
            int colour = chosen + (first + step) % some;
            if (!has(lane - 1, colour) && !has(lane + 1, colour)) {
                return colour;
            }
        }
        return chosen + first;
    }

    private boolean has(int lane, int colour) {
        return lane >= 0 && lane < waiting.length && waiting[lane] != FREE && colours[lane] == colour;
    }
}
