package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Mark;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which release each host ran at which time, as the marks of deployments tell. */
final class Releases {
    /** Of no deployment. */
    static final Releases NONE = new Releases(List.of());

    private final Map<String, TreeMap<Instant, String>> hosts = new HashMap<>();
    private final String newest;
    private final int width;

    Releases(List<Mark> marks) {
        List<Mark> told = marks.stream()
                .filter(mark -> !mark.release().isEmpty() && !mark.host().isEmpty())
                .sorted(Comparator.comparing(Mark::time))
                .toList();
        told.forEach(
                mark -> hosts.computeIfAbsent(mark.host(), _ -> new TreeMap<>()).put(mark.time(), mark.release()));
        newest = told.isEmpty() ? "" : told.getLast().release();
        width = told.stream().mapToInt(mark -> mark.release().length()).max().orElse(0);
    }

    /** What the host of a log ran then; empty where no mark tells. */
    String at(LogName log, Optional<Instant> time) {
        return Optional.ofNullable(hosts.get(log.host()))
                .flatMap(changes -> time.map(changes::floorEntry))
                .map(Map.Entry::getValue)
                .orElse("");
    }

    /** Whether it is the one that was switched to last. */
    boolean newest(String release) {
        return release.equals(newest);
    }

    /** How many characters the longest name has. */
    int width() {
        return width;
    }
}
