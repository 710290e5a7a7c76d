package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Query;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.Selection;
import dev.slipway.logs.format.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of all that is read a person wants to see.
 *
 * @param hidden hosts and logs of which nothing is shown
 * @param least records of this level and graver ones; all where it is empty
 * @param span of this time; of all where it is empty
 */
record Wanted(Hidden hidden, Optional<Level> least, Optional<Span> span, Query query) {
    static final Wanted ALL = new Wanted(new Hidden(Set.of(), Set.of()), Optional.empty(), Optional.empty(), Query.ALL);

    /** Names of hosts and of logs. */
    record Hidden(Set<String> hosts, Set<String> logs) {
        Hidden {
            hosts = Set.copyOf(hosts);
            logs = Set.copyOf(logs);
        }

        boolean shows(LogName name) {
            return !hosts.contains(name.host()) && !logs.contains(name.log());
        }

        Hidden host(String host, boolean shown) {
            return new Hidden(changed(hosts, host, shown), logs);
        }

        Hidden log(String log, boolean shown) {
            return new Hidden(hosts, changed(logs, log, shown));
        }

        private static Set<String> changed(Set<String> hidden, String name, boolean shown) {
            Set<String> now = new HashSet<>(hidden);
            if (shown) {
                now.remove(name);
            } else {
                now.add(name);
            }
            return now;
        }
    }

    Wanted with(Hidden now) {
        return new Wanted(now, least, span, query);
    }

    Wanted atLeast(Optional<Level> level) {
        return new Wanted(hidden, level, span, query);
    }

    Wanted within(Optional<Span> time) {
        return new Wanted(hidden, least, time, query);
    }

    Wanted matching(Query now) {
        return new Wanted(hidden, least, span, now);
    }

    /** As a search of these logs takes it. */
    Selection selection(List<LogName> names) {
        Set<LogName> shown = names.stream().filter(hidden::shows).collect(Collectors.toSet());
        return new Selection(
                shown.size() == names.size() ? Set.of() : shown,
                least,
                span.map(Span::from),
                span.map(Span::until),
                query);
    }
}
