package dev.slipway.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a person looked for in the logs of a project.
 *
 * @param saved queries by the names that they were given
 * @param recent queries, the last one first
 */
public record LogQueries(Map<String, String> saved, List<String> recent) {
    /** None yet. */
    public static final LogQueries NONE = new LogQueries(Map.of(), List.of());

    private static final int MOST_RECENT = 50;

    public LogQueries {
        saved = Map.copyOf(saved);
        recent = List.copyOf(recent);
    }

    /** With this as the last one. */
    public LogQueries used(String query) {
        return query.isBlank()
                ? this
                : new LogQueries(
                        saved,
                        Stream.concat(Stream.of(query), recent.stream().filter(one -> !one.equals(query)))
                                .limit(MOST_RECENT)
                                .toList());
    }

    /** With a query of this name, in place of one that had it. */
    public LogQueries saved(String name, String query) {
        Map<String, String> more = new TreeMap<>(saved);
        more.put(name, query);
        return new LogQueries(more, recent);
    }

    /** Without the query of this name. */
    public LogQueries without(String name) {
        Map<String, String> fewer = new TreeMap<>(saved);
        fewer.remove(name);
        return new LogQueries(fewer, recent);
    }
}
