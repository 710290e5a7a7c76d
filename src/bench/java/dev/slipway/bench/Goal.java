package dev.slipway.bench;

import static dev.slipway.bench.Act.ROLLBACK;
import static dev.slipway.bench.Act.SECOND;

import dev.slipway.bench.Figures.Cell;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A limit that was set before it was measured.
 *
 * @param unit what measured and limit count; empty for a ratio
 */
record Goal(String text, double measured, double limit, String unit) {
    private static final int ONE = 1;
    private static final int FEW = 4;
    private static final int MANY = 16;
    private static final String OPEN = "slipway, open";
    private static final String FRESH = "slipway, fresh process";
    private static final String CAPISTRANO = "capistrano";
    private static final String FLOOR = "floor";

    /** The goals that these figures tell something about. */
    static List<Goal> of(Figures figures) {
        Measured of = new Measured(figures);
        return Stream.of(
                        new Goal(
                                "deploy v2, 16 hosts, of Capistrano",
                                of.ratio(MANY, SECOND, OPEN, CAPISTRANO),
                                0.5,
                                ""),
                        new Goal("deploy v2, 16 hosts, of the floor", of.ratio(MANY, SECOND, OPEN, FLOOR), 1, ""),
                        new Goal("deploy v2, 1 host, of Capistrano", of.ratio(ONE, SECOND, OPEN, CAPISTRANO), 0.15, ""),
                        new Goal(
                                "roll back, 16 hosts, of Capistrano",
                                of.ratio(MANY, ROLLBACK, OPEN, CAPISTRANO),
                                1.0 / 30,
                                ""),
                        new Goal("roll back, 16 hosts, of the floor", of.ratio(MANY, ROLLBACK, OPEN, FLOOR), 2, ""),
                        new Goal(
                                "deploy v2, 1 host, fresh process, of Capistrano",
                                of.ratio(ONE, SECOND, FRESH, CAPISTRANO),
                                0.5,
                                ""),
                        new Goal(
                                "deploy v2, growth from 4 to 16 hosts, of the floor's growth",
                                of.growth(OPEN) / of.growth(FLOOR),
                                1,
                                ""),
                        new Goal("deploy v2, on the wire a host", of.bytes(SECOND) / 1e6, 0.2, " MB"),
                        new Goal("deploy v2, round trips a host", of.roundTrips(SECOND), 8, ""),
                        new Goal("roll back, round trips a host", of.roundTrips(ROLLBACK), 3, ""))
                .filter(goal -> !Double.isNaN(goal.measured()))
                .toList();
    }

    /** The goals' way of asking the figures. */
    private record Measured(Figures figures) {
        double ratio(int hosts, Act act, String peer, String other) {
            return figures.seconds(new Cell(peer, hosts, act)) / figures.seconds(new Cell(other, hosts, act));
        }

        double growth(String peer) {
            return figures.seconds(new Cell(peer, MANY, SECOND)) / figures.seconds(new Cell(peer, FEW, SECOND));
        }

        double bytes(Act act) {
            return figures.median(most(act), Cost::bytes);
        }

        double roundTrips(Act act) {
            return figures.median(most(act), Cost::roundTrips);
        }

        private Cell most(Act act) {
            return new Cell(OPEN, figures.hostCounts().getLast(), act);
        }
    }

    boolean met() {
        return measured <= limit;
    }

    /** A row of the table of goals. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.3g%s | %.3g%s | %s |",
                text,
                limit,
                unit,
                measured,
                unit,
                met() ? "met" : "missed");
    }
}
