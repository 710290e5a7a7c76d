package dev.slipway.cli;

import dev.slipway.app.OpenLogs;
import dev.slipway.app.words.Words;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Search;
import dev.slipway.logs.Search.Progress;
import dev.slipway.logs.Selection;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.logs.timeline.Timeline.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Prints what the hosts of an environment say, merged by time: what is there, and then what comes. */
final class HostLogs {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** What comes is held back so long: what another host wrote before it comes perhaps a little later. */
    private static final Duration LATE_WINDOW = Duration.ofSeconds(2);

    private final Terminal terminal;
    private final LogPrinter printer;
    private final boolean follow;
    private final Deque<Seen> seen = new ArrayDeque<>();
    private final Map<LogName, String> told = new HashMap<>();
    private final Set<LogName> toldBrief = new HashSet<>();

    /** How many records of each log were gone when that was told last. */
    private final Map<LogName, Long> lost = new HashMap<>();

    private Optional<Rows> printed = Optional.empty();
    private int printedCount;

    /** How many records there were when all was read that was there before; empty until then. */
    private OptionalLong there = OptionalLong.empty();

    /** How many records of each log were read when what is printed was there. */
    private Map<LogName, Long> passed = Map.of();

    /**
     * Rows at a time.
     *
     * @param read how many records of each log had been read before
     */
    private record Seen(Instant at, Rows rows, Map<LogName, Long> read) {}

    HostLogs(Terminal terminal, LogPrinter printer, boolean follow) {
        this.terminal = terminal;
        this.printer = printer;
        this.follow = follow;
    }

    /** Prints them until all were read, or until it is interrupted; gives the exit status. */
    int show(OpenLogs logs, Selection selection) throws InterruptedException {
        try (Search search = logs.timeline().search(selection)) {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                Instant now = Instant.now();
                Map<LogName, Standing> standing = logs.timeline().standing();
                tell(standing);
                boolean all = !follow && looked(logs.timeline(), search.progress());
                Rows rows = search.rows();
                seen.add(new Seen(now, rows, read(standing)));
                print(rows, all ? rows.size() : settled(rows, now));
                if (!search.progress().fault().isEmpty()) {
                    terminal.complain(search.progress().fault());
                    return ExitStatus.USAGE;
                }
                if (all) {
                    return heard(logs.timeline()) ? ExitStatus.DONE : ExitStatus.UNREACHABLE;
                }
            }
        }
    }

    /** How many of these rows stand before all that may still come late. */
    private int settled(Rows rows, Instant now) {
        Optional<Rows> old = Optional.empty();
        while (!seen.isEmpty() && seen.peek().at().plus(LATE_WINDOW).isBefore(now)) {
            Seen then = seen.remove();
            old = Optional.of(then.rows());
            passed = then.read();
        }
        return old.filter(then -> then.size() > 0)
                .flatMap(then -> rows.placeOf(then.row(then.size() - 1).id()))
                .map(place -> place + 1)
                .orElse(0);
    }

    private void print(Rows rows, int count) {
        if (count == 0) {
            return;
        }
        if (printed.isEmpty()) {
            for (int place = 0; place < count; place++) {
                printer.print(rows, place);
            }
        } else {
            rows.added(count, printed.get(), printedCount).forEach(place -> printer.print(rows, place));
        }
        printed = Optional.of(rows);
        printedCount = count;
    }

    private static Map<LogName, Long> read(Map<LogName, Standing> standing) {
        Map<LogName, Long> read = new HashMap<>();
        standing.forEach((log, how) -> read.put(log, how.gone() + how.records()));
        return read;
    }

    /** Says once what is in the way of a log, and what of it went before it could be printed. */
    private void tell(Map<LogName, Standing> all) {
        all.forEach((log, standing) -> {
            String words = words(standing.state());
            if (!words.isEmpty() && !words.equals(told.put(log, words))) {
                terminal.complain(log + ": " + words);
            }
            if (standing.brief().isPresent() && toldBrief.add(log)) {
                terminal.complain(log + ": " + standing.brief().get() + ".");
            }
            long before = Math.max(passed.getOrDefault(log, 0L), lost.getOrDefault(log, 0L));
            if (standing.gone() > before) {
                lost.put(log, standing.gone());
                terminal.complain(log + ": up to " + Words.count(standing.gone() - before, "record")
                        + " came faster than they could be printed and are gone.");
            }
        });
    }

    private static String words(LogState state) {
        return switch (state) {
            case LogState.Connecting(), LogState.Following() -> "";
            case LogState.Waiting(var what) -> what + ".";
            case LogState.Lost(var _, var why) ->
                "nothing can be heard: " + why.replaceFirst("\\.+$", "") + ". It is tried again.";
            case LogState.Ended(var how) -> how + ".";
            case LogState.Refused(var why, var remedy) -> why + " " + remedy;
        };
    }

    /** Whether all that was there when it began was read, as far as that can be, and looked at. */
    private boolean looked(Timeline timeline, Progress progress) {
        Collection<Standing> logs = timeline.standing().values();
        if (there.isEmpty() && logs.stream().noneMatch(log -> log.state() instanceof LogState.Connecting)) {
            there = OptionalLong.of(logs.stream().mapToLong(Standing::records).sum());
        }
        return there.isPresent() && progress.whole() && progress.of() >= there.getAsLong();
    }

    /** Whether each could be heard. */
    private static boolean heard(Timeline timeline) {
        return timeline.standing().values().stream()
                .map(Standing::state)
                .noneMatch(state -> state instanceof LogState.Lost || state instanceof LogState.Refused);
    }
}
