package dev.slipway.app;

import dev.slipway.app.ErrorsTold.Unheard;
import dev.slipway.logs.Gap;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Query;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.Search;
import dev.slipway.logs.Selection;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.release.Course;
import dev.slipway.logs.release.Errors;
import dev.slipway.logs.release.Heard;
import dev.slipway.logs.release.ReleaseErrors;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.logs.timeline.Timeline.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Logs that are read for the errors in them, by the releases of a deployment, until this is closed. Safe for many threads. */
public final class OpenErrors implements AutoCloseable {
    private final OpenLogs open;
    private final Function<List<Mark>, Course> course;
    private final Search search;
    private final Errors errors = new Errors();
    private final Map<LogName, Instant> followed = new HashMap<>();
    private final Map<Long, Row.Broke> breaks = new HashMap<>();
    private Optional<Rows> taken = Optional.empty();

    /** How many records there were when all was read that was there before; empty until then. */
    private OptionalLong there = OptionalLong.empty();

    /** @param course which release the hosts ran, from what deployments did as logs know it */
    OpenErrors(OpenLogs open, Function<List<Mark>, Course> course) {
        this.open = open;
        this.course = course;
        this.search = open.timeline()
                .search(new Selection(
                        Set.of(), Optional.of(Level.ERROR), Optional.empty(), Optional.empty(), Query.ALL));
    }

    /** Calls this after changes, some 30 times a second at most, on a thread of its own. */
    public void listen(Runnable listener) {
        open.timeline().listen(listener);
    }

    /** What is known now; reads the errors that came since this was asked last. */
    public synchronized ErrorsTold told(Instant now) {
        Timeline timeline = open.timeline();
        Map<LogName, Standing> standing = timeline.standing();
        boolean whole = whole(standing.values(), search.progress());
        take(search.rows());
        List<Heard> heard = standing.entrySet().stream()
                .flatMap(log -> heard(log.getKey(), log.getValue(), now).stream())
                .toList();
        ReleaseErrors told = errors.by(course.apply(timeline.marks()), heard, now);
        return new ErrorsTold(
                told,
                whole,
                standing.entrySet().stream()
                        .flatMap(log -> why(log.getValue().state()).map(words -> new Unheard(log.getKey(), words)))
                        .toList());
    }

    private void take(Rows rows) {
        Stream<Integer> places = taken.map(before -> rows.added(rows.size(), before, before.size()).stream())
                .orElseGet(() -> Stream.iterate(0, place -> place < rows.size(), place -> place + 1));
        places.forEach(place -> {
            switch (rows.row(place)) {
                case Row.Wrote wrote ->
                    wrote.time()
                            .ifPresent(time ->
                                    rows.record(place).ifPresent(record -> errors.take(wrote.log(), time, record)));
                case Row.Broke broke -> breaks.put(broke.id(), broke);
                case Row.Marked _ -> {}
            }
        });
        taken = Optional.of(rows);
    }

    private Optional<Heard> heard(LogName log, Standing standing, Instant now) {
        boolean follows = standing.state() instanceof LogState.Following;
        if (follows) {
            followed.putIfAbsent(log, now);
        }
        Optional<Instant> until = switch (standing.state()) {
            case LogState.Following() -> Optional.of(now);
            case LogState.Lost(var since, var _) -> Optional.of(since);
            case LogState.Connecting() -> standing.begins().map(_ -> now);
            case LogState.Waiting _, LogState.Ended _, LogState.Refused _ ->
                standing.begins().map(_ -> standing.heard());
        };
        Optional<Instant> from = Stream.concat(
                        standing.begins().stream(), Optional.ofNullable(followed.get(log)).stream())
                .min(Instant::compareTo);
        return from.flatMap(since -> until.map(end -> new Heard(log, since, end, missing(log))));
    }

    private List<Span> missing(LogName log) {
        List<Span> spans = new ArrayList<>();
        for (Row.Broke broke : breaks.values()) {
            Gap gap = broke.gap();
            if (broke.log().equals(log) && !(gap.missing() instanceof Gap.Missing.Nothing)) {
                spans.add(new Span(gap.from(), gap.until()));
            }
        }
        return spans;
    }

    private boolean whole(Collection<Standing> logs, Search.Progress progress) {
        if (there.isEmpty() && logs.stream().noneMatch(log -> log.state() instanceof LogState.Connecting)) {
            there = OptionalLong.of(logs.stream().mapToLong(Standing::records).sum());
        }
        return there.isPresent() && progress.whole() && progress.of() >= there.getAsLong();
    }

    private static Stream<String> why(LogState state) {
        return switch (state) {
            case LogState.Connecting(), LogState.Following(), LogState.Ended(var _) -> Stream.empty();
            case LogState.Waiting(var what) -> Stream.of(what + ".");
            case LogState.Lost(var _, var reason) ->
                Stream.of("Nothing can be heard: " + reason + ". It is tried again.");
            case LogState.Refused(var reason, var remedy) -> Stream.of(reason + " " + remedy);
        };
    }

    /** Ends what reads on the hosts, and forgets what was read. */
    @Override
    public void close() {
        search.close();
        open.close();
    }
}
