package dev.slipway.app;

import dev.slipway.deploy.Refused;
import dev.slipway.deploy.run.LogWatch;
import dev.slipway.logs.LogName;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Search;
import dev.slipway.logs.text.SafeText;
import dev.slipway.project.Host;
import dev.slipway.project.Watching.Origin;
import dev.slipway.project.condition.Measure;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Logs that are read while a plan runs, and how many of their records count. */
final class CountedLogs implements LogWatch.Opened {
    /** For a log to be read, or to be heard again. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** By then what was written has been read: a file is looked at twice a second, and its last record is settled after 0.5 s. */
    private static final Duration SETTLED = Duration.ofMillis(1500);

    /** By then what was written before a log was read is known, its last record too, and cannot be taken for something new. */
    private static final Duration KNOWN = Duration.ofMillis(700);

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final int FIRST = 3;
    private static final int LONGEST = 160;

    private final Map<String, LogFeeds.OfHost> hosts = new HashMap<>();
    private final Map<String, SinceSwitch> since = new HashMap<>();
    private final SharedLogs.Share share;
    private final Search search;
    private final Connections connections;
    private final InstantSource clock;

    /** @param search for the records that may count */
    CountedLogs(
            List<LogFeeds.OfHost> hosts,
            SharedLogs.Share share,
            Search search,
            Connections connections,
            InstantSource clock) {
        hosts.forEach(host -> this.hosts.put(host.host().name(), host));
        this.share = share;
        this.search = search;
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Optional<Refused> obstacle(String host) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<Stand> logs = logs(host);
            Optional<Refused> refused =
                    logs.stream().flatMap(log -> log.refused().stream()).findFirst();
            if (refused.isPresent()) {
                return refused;
            }
            if (logs.stream().allMatch(Stand::read)) {
                Thread.sleep(KNOWN);
                return Optional.empty();
            }
            if (System.nanoTime() - end > 0) {
                return logs.stream().filter(log -> !log.read()).findFirst().map(Stand::unheard);
            }
            Thread.sleep(LOOK);
        }
    }

    private List<Stand> logs(String host) {
        return share.timeline().standing().entrySet().stream()
                .filter(log -> log.getKey().host().equals(host))
                .map(log -> new Stand(log.getKey(), log.getValue().state(), command(log.getKey())))
                .toList();
    }

    private boolean command(LogName log) {
        return sources(log.host()).sources().stream()
                .anyMatch(source -> source.name().equals(log.log()) && source.origin() instanceof Origin.CommandLine);
    }

    private LogFeeds.OfHost sources(String host) {
        return Optional.ofNullable(hosts.get(host))
                .orElseThrow(() -> new IllegalArgumentException("The plan does nothing on " + host));
    }

    @Override
    public synchronized void begin(String host) {
        since.put(host, new SinceSwitch(host, clock.instant(), search.rows()));
    }

    @Override
    public synchronized long count(String host, Measure.Records what) {
        return counted(host, what).count();
    }

    private Stream<SinceSwitch.Counted> counted(String host, Measure.Records what) {
        Optional<Instant> from = what.within().map(clock.instant()::minus);
        return switched(host).look(search.rows(), clock.instant()).stream()
                .filter(record -> record.level().compareTo(LogCounts.level(what.least())) >= 0)
                .filter(record -> from.filter(record.at()::isBefore).isEmpty());
    }

    private SinceSwitch switched(String host) {
        return Optional.ofNullable(since.get(host))
                .orElseThrow(() -> new IllegalStateException(host + " was not switched"));
    }

    @Override
    public synchronized List<String> first(String host, Measure.Records what) {
        Rows rows = search.rows();
        return counted(host, what)
                .sorted(Comparator.comparing(SinceSwitch.Counted::at))
                .limit(FIRST)
                .flatMap(record -> rows.placeOf(record.row()).flatMap(rows::record).stream()
                        .map(found ->
                                record.log().log() + ": " + shown(found.lines().getFirst())))
                .toList();
    }

    private static String shown(String line) {
        String safe = SafeText.of(line).text();
        if (safe.length() <= LONGEST) {
            return safe;
        }
        int end = Character.isHighSurrogate(safe.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return safe.substring(0, end) + "\u2026";
    }

    @Override
    public Optional<String> missing(String host) throws InterruptedException {
        Host asked = sources(host).host();
        try {
            connections.to(asked.way()).latency(PATIENCE);
        } catch (SshException silent) {
            return Optional.of(String.valueOf(silent.getMessage()));
        }
        Thread.sleep(SETTLED);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (logs(host).stream().anyMatch(Stand::silent) && System.nanoTime() - end < 0) {
            Thread.sleep(LOOK);
        }
        return logs(host).stream()
                .flatMap(log -> log.missing().stream())
                .findFirst()
                .or(() -> lacking(host));
    }

    private synchronized Optional<String> lacking(String host) {
        return switched(host).lacking(search.rows());
    }

    @Override
    public void close() {
        search.close();
        share.close();
    }

    /**
     * How the reading of a log stands.
     *
     * @param command whether a command writes it, which is never awaited
     */
    private record Stand(LogName log, LogState state, boolean command) {
        boolean read() {
            return state instanceof LogState.Following || state instanceof LogState.Waiting;
        }

        boolean silent() {
            return state instanceof LogState.Connecting || state instanceof LogState.Lost;
        }

        private String named() {
            return "the log " + log.log() + " of " + log.host();
        }

        /** Why it cannot be read, where to wait does not help. */
        Optional<Refused> refused() {
            return switch (state) {
                case LogState.Refused(var why, var remedy) -> Optional.of(no("cannot be read: " + why, remedy));
                case LogState.Ended(var how) ->
                    Optional.of(no("has ended already: " + how, "Name a command that goes on in slipway.yaml."));
                case LogState.Waiting(var what)
                when command ->
                    Optional.of(no("waits for " + what, "Name fewer commands under logs: in slipway.yaml."));
                case LogState.Connecting(), LogState.Following(), LogState.Waiting _, LogState.Lost _ ->
                    Optional.empty();
            };
        }

        /** Nothing was heard of it for too long. */
        Refused unheard() {
            String why = state instanceof LogState.Lost lost ? lost.why() : "it is not heard of";
            return no("cannot be read: " + why, "Look at it with slipway logs, or take the condition on logs away.");
        }

        private Refused no(String what, String remedy) {
            return new Refused(Refused.Cause.HOST, upper(named()) + " " + what, remedy);
        }

        private static String upper(String text) {
            return Character.toUpperCase(text.charAt(0)) + text.substring(1);
        }

        /** Why not all is known that it says. */
        Optional<String> missing() {
            return switch (state) {
                case LogState.Following(), LogState.Waiting _ -> Optional.empty();
                case LogState.Connecting() -> Optional.of(named() + " is not heard");
                case LogState.Lost(var from, var why) ->
                    Optional.of(named() + " is not heard since " + from + ": " + why);
                case LogState.Refused(var why, var _) -> Optional.of(named() + " cannot be read any more: " + why);
                case LogState.Ended(var how) -> Optional.of(named() + " has ended: " + how);
            };
        }
    }
}
