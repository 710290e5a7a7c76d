package dev.slipway.bench;

import dev.slipway.bench.Peer.Lap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured so far. */
final class Figures {
    private final Map<Cell, List<Cost>> costs = new LinkedHashMap<>();

    /** One act of one peer on so many hosts. */
    record Cell(String peer, int hosts, Act act) {}

    void add(Cell cell, Cost cost) {
        costs.computeIfAbsent(cell, _ -> new ArrayList<>()).add(cost);
    }

    boolean has(Cell cell) {
        return costs.containsKey(cell);
    }

    /** The peers in the order of their first measurement. */
    List<String> peers() {
        return costs.keySet().stream().map(Cell::peer).distinct().toList();
    }

    List<Integer> hostCounts() {
        return costs.keySet().stream().map(Cell::hosts).distinct().toList();
    }

    double seconds(Cell cell) {
        return median(cell, Cost::seconds);
    }

    /** The median over the rounds; not a number where the cell was not measured. */
    double median(Cell cell, ToDoubleFunction<Cost> what) {
        double[] sorted = costs.getOrDefault(cell, List.of()).stream()
                .mapToDouble(what)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The names of a cell's laps, in order. */
    List<String> laps(Cell cell) {
        return costs.getOrDefault(cell, List.of()).stream()
                .flatMap(cost -> cost.laps().stream())
                .map(Lap::name)
                .distinct()
                .toList();
    }

    /** The median of the lap of this name. */
    double lap(Cell cell, String name) {
        return median(
                cell,
                cost -> cost.laps().stream()
                        .filter(lap -> lap.name().equals(name))
                        .mapToDouble(Lap::seconds)
                        .sum());
    }
}
