package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.Query;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Search;
import dev.slipway.logs.timeline.Timeline;
import java.util.List;
import java.util.Optional;

/** What is looked for in a timeline: what the filters leave, and the hits of a query in that. */
final class Looking implements AutoCloseable {
    private final Timeline timeline;
    private final Optional<Search> narrowed;
    private final Optional<Search> hits;

    /** @param query empty where nothing is asked for */
    Looking(Timeline timeline, List<LogName> logs, Narrowed wanted, Optional<Query> query) {
        this.timeline = timeline;
        this.narrowed =
                wanted.restricts() ? Optional.of(timeline.search(wanted.selection(logs, Query.ALL))) : Optional.empty();
        this.hits = query.map(asked -> timeline.search(wanted.selection(logs, asked)));
    }

    /** What the filters leave. */
    Rows all() {
        return narrowed.map(Search::rows).orElseGet(timeline::rows);
    }

    /** What of that the query finds; empty where nothing is asked for. */
    Optional<Rows> hits() {
        return hits.map(Search::rows);
    }

    /** How far that has come; empty where nothing is looked for. */
    Optional<Search.Progress> progress() {
        return hits.or(() -> narrowed).map(Search::progress);
    }

    @Override
    public void close() {
        narrowed.ifPresent(Search::close);
        hits.ifPresent(Search::close);
    }
}
