package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Query;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.Selection;
import dev.slipway.logs.format.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person wants to see of the logs.
 *
 * @param hosts of these; of all where it is empty
 * @param logs those of these names; all where it is empty
 * @param least of this level and graver; all where it is empty
 * @param time of this stretch; of all where it is empty
 */
record Narrowed(Set<String> hosts, Set<String> logs, Optional<Level> least, Optional<Span> time) {
    static final Narrowed NOT = new Narrowed(Set.of(), Set.of(), Optional.empty(), Optional.empty());

    Narrowed {
        hosts = Set.copyOf(hosts);
        logs = Set.copyOf(logs);
    }

    Narrowed toHosts(Set<String> some) {
        return new Narrowed(some, logs, least, time);
    }

    Narrowed toLogs(Set<String> some) {
        return new Narrowed(hosts, some, least, time);
    }

    Narrowed to(Optional<Level> level) {
        return new Narrowed(hosts, logs, level, time);
    }

    Narrowed within(Optional<Span> stretch) {
        return new Narrowed(hosts, logs, least, stretch);
    }

    /** Whether anything is left out. */
    boolean restricts() {
        return !equals(NOT);
    }

    /** What is to be looked for among these logs. */
    Selection selection(List<LogName> all, Query query) {
        Set<LogName> some = hosts.isEmpty() && logs.isEmpty()
                ? Set.of()
                : all.stream()
                        .filter(log -> hosts.isEmpty() || hosts.contains(log.host()))
                        .filter(log -> logs.isEmpty() || logs.contains(log.log()))
                        .collect(Collectors.toSet());
        return new Selection(some, least, time.map(Span::from), time.map(Span::until), query);
    }
}
