package dev.slipway.logs.source;

import dev.slipway.logs.Intake;
import dev.slipway.logs.LogState;
import dev.slipway.project.Host;
import dev.slipway.project.Watching.LogSource;
import dev.slipway.project.Watching.Origin;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.SshException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the logs of one host, over its one connection, for as long as somebody wants them. */
public final class HostFeed {
    /** Of the channels that a connection has for commands, one is left to others. */
    private static final int CHANNELS = 3;

    private static final Duration PULSE = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Host host;
    private final Connections connections;
    private final List<Wanted> logs;
    private final Settings settings;
    private final Consumer<HostHeard> listener;
    private final List<Reading> readings;
    private Optional<Connection> known = Optional.empty();

    /**
     * How they are read.
     *
     * @param bytes of a file at first, from its end
     * @param lines of a journal or a container at first, from their end
     * @param dockerSocket where the Docker engine listens on the host
     * @param masking knows the values that must not be seen
     */
    public record Settings(long bytes, int lines, String dockerSocket, Masking masking, InstantSource clock) {}

    /**
     * A log, and where it goes.
     *
     * @param intakes makes what takes it in, once by its name; of a service of Compose that has several containers also one for
     *     each further container, by the name with its number among them, such as {@code shop-2}
     */
    public record Wanted(LogSource source, Function<String, Intake> intakes) {}

    /** @param listener hears of the host's clock each time when it is connected to */
    public HostFeed(
            Host host, Connections connections, List<Wanted> logs, Settings settings, Consumer<HostHeard> listener) {
        this.host = host;
        this.connections = connections;
        this.logs = List.copyOf(logs);
        this.settings = settings;
        this.listener = listener;
        this.readings = readings();
    }

    /**
     * Reads them all until it is interrupted, or nothing more will come of any. When it is run again after that it goes on where
     * it was. Commands that run for this on the host end with
     * it. A connection that is lost is made again; from when it was lost until then the logs are {@link LogState.Lost}.
     */
    public void run() throws InterruptedException {
        readings.forEach(reading -> reading.logs().forEach(log -> log.state(new LogState.Connecting())));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (Reading reading : readings) {
                running.add(threads.submit(() -> {
                    new Tries(this::connection).read(reading);
                    return true;
                }));
            }
            Future<?> pulse = threads.submit(this::pulse);
            try {
                for (Future<?> one : running) {
                    one.get();
                }
                pulse.cancel(true);
            } catch (InterruptedException e) {
                threads.shutdownNow();
                throw e;
            } catch (ExecutionException e) {
                threads.shutdownNow();
                throw new IllegalStateException("A fault while logs of " + host.name() + " were read", e.getCause());
            }
        }
    }

    /** Where nothing is written for long, that the host answers is the sign of life. */
    private boolean pulse() throws InterruptedException {
        while (true) {
            Thread.sleep(PULSE);
            Optional<Connection> connection = known();
            try {
                if (connection.isPresent()) {
                    connection.get().latency(ANSWER);
                    readings.forEach(reading -> reading.logs().forEach(Hearing::heard));
                }
            } catch (SshException silent) {
                // Whoever reads notices that too.
            }
        }
    }

    private synchronized Optional<Connection> known() {
        return known;
    }

    /** All readings share it; of a new one the clock is asked for first. */
    private Connection connection(boolean unasked) throws InterruptedException {
        Connection connection = (unasked ? connections.unasked() : connections).to(host.way());
        synchronized (this) {
            if (known.filter(connection::equals).isEmpty()) {
                HostHeard.from(connection, settings.clock()).ifPresent(listener);
                known = Optional.of(connection);
            }
        }
        return connection;
    }

    private List<Reading> readings() {
        List<FileLog> files = new ArrayList<>();
        List<Reading> all = new ArrayList<>();
        List<Wanted> commands = new ArrayList<>();
        Map<String, List<Hearing>> units = new TreeMap<>();
        for (Wanted log : logs) {
            switch (log.source().origin()) {
                case Origin.LogFile(var path) -> files.add(new FileLog(path, hearing(log)));
                case Origin.CommandLine _ -> commands.add(log);
                case Origin.Container(var name) ->
                    all.add(new ContainerReading(
                            ContainerReading.Sought.named(name),
                            hearing(log),
                            settings.dockerSocket(),
                            settings.lines()));
                case Origin.Unit(var name) ->
                    units.computeIfAbsent(JournalReading.whole(name), _ -> new ArrayList<>())
                            .add(hearing(log));
                case Origin.Service service ->
                    all.add(new ServiceReading(
                            service, each -> hearing(log, each), settings.dockerSocket(), settings.lines()));
            }
        }
        if (!files.isEmpty()) {
            all.add(new FilesReading(files, settings.bytes(), new SecureRandom()));
        }
        if (!units.isEmpty()) {
            all.add(new JournalReading(units, settings.lines()));
        }
        int taken = (files.isEmpty() ? 0 : 1) + (units.isEmpty() ? 0 : 1);
        Semaphore channels = new Semaphore(CHANNELS - taken, true);
        for (Wanted log : commands) {
            if (log.source().origin() instanceof Origin.CommandLine(var text)) {
                all.add(new CommandReading(text, hearing(log), channels));
            }
        }
        return all;
    }

    private Hearing hearing(Wanted log) {
        return hearing(log, 0);
    }

    private Hearing hearing(Wanted log, int place) {
        String name = log.source().name() + (place == 0 ? "" : "-" + (place + 1));
        return new Hearing(log.intakes().apply(name), settings.masking(), settings.clock());
    }
}
