package dev.slipway.bench;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Slipway's connections beside OpenSSH's client, against one stock sshd on loopback: the first command on a cold connection,
 * the next one on the open one, uploads of one big file and of many small ones, and a hundred connections at once. The two
 * take turns, and medians count. Argument: how many rounds.
 */
final class SshBenchmark {
    private static final int ROUNDS = 7;
    private static final int NEXT_COMMANDS = 20;
    private static final int HOSTS = 100;
    private static final int SMALL_FILES = 5_000;
    private static final int SMALL = 8 * 1024;
    private static final int BIG_MIB = 512;
    private static final int MIB = 1 << 20;
    private static final int PIECE = 64 * 1024;
    private static final Duration AMPLE = Duration.ofMinutes(5);

    /** Where all files lie, on both sides: the disk is not what is compared. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final String OPENSSH = "ssh";
    private static final String SLIPWAY = "slipway";

    private final Path directory;
    private final Path mount;
    private final Sshd server;
    private final Path key;
    private final Path knownHosts;
    private final Map<Cell, List<Double>> seconds = new LinkedHashMap<>();

    private record Cell(String what, String peer) {}

    private SshBenchmark(Path directory, Path mount, Sshd server, Path key, Path knownHosts) {
        this.directory = directory;
        this.mount = mount;
        this.server = server;
        this.key = key;
        this.knownHosts = knownHosts;
    }

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        Path directory = Files.createTempDirectory(MEMORY, "slipway-ssh-bench");
        Path key = directory.resolve("id_ed25519");
        Program.in(directory).run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key.toString());
        Path mount = Files.createDirectories(directory.resolve("mount"));
        try (Sshd server =
                Sshd.start(Files.createDirectories(directory.resolve("host")), mount, Path.of(key + ".pub"))) {
            Path knownHosts = directory.resolve("known_hosts");
            Files.writeString(knownHosts, server.knownHost() + "\n");
            SshBenchmark benchmark = new SshBenchmark(directory, mount, server, key, knownHosts);
            benchmark.makeFiles();
            benchmark.round();
            benchmark.seconds.clear();
            for (int i = 0; i < rounds; i++) {
                benchmark.round();
            }
            benchmark.report();
            benchmark.hundred();
        } finally {
            Program.in(directory).run("rm", "-rf", directory.toString());
        }
        System.exit(0);
    }

    private void makeFiles() throws IOException {
        byte[] content = new byte[MIB];
        Random random = new Random(7);
        try (var big = Files.newOutputStream(directory.resolve("big"))) {
            for (int i = 0; i < BIG_MIB; i++) {
                random.nextBytes(content);
                big.write(content);
            }
        }
        Path small = Files.createDirectories(directory.resolve("small"));
        byte[] little = new byte[SMALL];
        for (int i = 0; i < SMALL_FILES; i++) {
            random.nextBytes(little);
            Files.write(small.resolve("file-" + i), little);
        }
    }

    private void round() throws Exception {
        timed("connect and first command", OPENSSH, () -> run(client(), "true"));
        timed("connect and first command", SLIPWAY, this::connectAndRun);
        nextCommands();
        uploads();
    }

    private void connectAndRun() throws InterruptedException {
        try (SshConnections connections = SshConnections.open(settings())) {
            succeed(connections.to(address()).run(Command.of("true"), AMPLE));
        }
    }

    private void nextCommands() throws Exception {
        String socket = directory.resolve("control").toString();
        run(client("-M", "-N", "-f", "-S", socket));
        for (int i = 0; i < NEXT_COMMANDS; i++) {
            timed("next command", OPENSSH, () -> run(client("-S", socket), "true"));
        }
        run(client("-S", socket, "-O", "exit"));
        try (SshConnections connections = SshConnections.open(settings())) {
            Connection connection = connections.to(address());
            succeed(connection.run(Command.of("true"), AMPLE));
            for (int i = 0; i < NEXT_COMMANDS; i++) {
                timed("next command", SLIPWAY, () -> succeed(connection.run(Command.of("true"), AMPLE)));
            }
        }
    }

    private void uploads() throws Exception {
        String receive = "cat > " + mount.resolve("received");
        timed("512 MiB in one file", OPENSSH, () -> shell("\"$@\" <big", receive));
        timed("512 MiB in one file", SLIPWAY, () -> {
            try (InputStream content = Files.newInputStream(directory.resolve("big"))) {
                send(content, receive);
            }
        });
        String unpack = "cd " + mount + " && rm -rf small && cat | tar -xf -";
        timed("5,000 files of 8 KiB as tar", OPENSSH, () -> shell("tar -cf - small | \"$@\"", unpack));
        timed("5,000 files of 8 KiB as tar", SLIPWAY, () -> {
            try (InputStream tar = archive("small")) {
                send(tar, unpack);
            }
        });
    }

    /** A directory's files as releases travel: the archive is made in this process, while it is sent. */
    private InputStream archive(String name) throws IOException {
        Pipe pipe = Pipe.open();
        Thread.ofPlatform().name("archive").start(() -> {
            try (OutputStream pieces = new BufferedOutputStream(Channels.newOutputStream(pipe.sink()), PIECE);
                    TarArchiveOutputStream tar = new TarArchiveOutputStream(pieces);
                    Stream<Path> files = Files.list(directory.resolve(name))) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    byte[] content = Files.readAllBytes(file);
                    TarArchiveEntry entry = new TarArchiveEntry(name + "/" + file.getFileName());
                    entry.setSize(content.length);
                    tar.putArchiveEntry(entry);
                    tar.write(content);
                    tar.closeArchiveEntry();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e); // and the tar of the other side finds no end
            }
        });
        return Channels.newInputStream(pipe.source());
    }

    private void send(InputStream content, String script) throws InterruptedException {
        try (SshConnections connections = SshConnections.open(settings())) {
            succeed(connections.to(address()).run(Command.of("sh", "-c", script), content, (_, _) -> {}, AMPLE));
        }
    }

    /** Runs a line of sh in which {@code "$@"} is the client with this command. */
    private void shell(String line, String command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("sh", "-c", line, "sh"));
        all.addAll(client());
        run(all, command);
    }

    /** Connections to a hundred names of the server at once, as many hosts would be. */
    private void hundred() throws Exception {
        ManagementFactory.getMemoryMXBean().gc();
        long heapBefore = heap();
        int threadsBefore = Thread.getAllStackTraces().size();
        long start = System.nanoTime();
        try (SshConnections connections = SshConnections.open(names());
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> all = IntStream.range(0, HOSTS)
                    .mapToObj(i -> callers.submit(() -> connections
                            .to(new Address("", "web-" + i, Optional.empty()))
                            .run(Command.of("true"), AMPLE)))
                    .toList();
            for (Future<Outcome> one : all) {
                succeed(one.get());
            }
            double took = since(start);
            ManagementFactory.getMemoryMXBean().gc();
            System.out.printf(
                    Locale.ROOT,
                    "%n%d connections and a command on each: %.2f s, %.1f MB of heap, %d threads%n%n",
                    HOSTS,
                    took,
                    (heap() - heapBefore) / 1e6,
                    Thread.getAllStackTraces().size() - threadsBefore);
            System.out.println(new Goal("heap of 100 connections", (heap() - heapBefore) / 1e6, 80, " MB").row());
        }
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void report() {
        System.out.println("| | " + OPENSSH + ", s | " + SLIPWAY + ", s | ratio |\n|---|---|---|---|");
        seconds.keySet().stream()
                .map(Cell::what)
                .distinct()
                .forEach(what -> System.out.printf(
                        Locale.ROOT,
                        "| %s | %.4f | %.4f | %.3f |%n",
                        what,
                        median(what, OPENSSH),
                        median(what, SLIPWAY),
                        ratio(what)));
        System.out.println("\n| goal | at most | measured | |\n|---|---|---|---|");
        System.out.println(
                new Goal("connect and first command, of ssh", ratio("connect and first command"), 0.7, "").row());
        System.out.println(new Goal("next command, of ssh", ratio("next command"), 0.4, "").row());
        System.out.println(new Goal("512 MiB in one file, of ssh", ratio("512 MiB in one file"), 1 / 1.2, "").row());
        System.out.println(
                new Goal("5,000 files as tar, of ssh", ratio("5,000 files of 8 KiB as tar"), 1 / 1.2, "").row());
    }

    private double ratio(String what) {
        return median(what, SLIPWAY) / median(what, OPENSSH);
    }

    private double median(String what, String peer) {
        double[] sorted = seconds.getOrDefault(new Cell(what, peer), List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private interface Act {
        void perform() throws Exception;
    }

    private void timed(String what, String peer, Act act) throws Exception {
        long start = System.nanoTime();
        act.perform();
        seconds.computeIfAbsent(new Cell(what, peer), _ -> new ArrayList<>()).add(since(start));
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static void succeed(Outcome outcome) {
        if (!outcome.succeeded()) {
            throw new IllegalStateException("It failed: " + outcome.errors());
        }
    }

    private SshSettings settings() {
        FixedRoutes routes = new FixedRoutes(List.of(key), List.of(knownHosts), System.getProperty("user.name"));
        return new SshSettings(routes, AMPLE, AMPLE);
    }

    /** Any number of names for the one server. */
    private SshSettings names() throws IOException {
        Path config = Files.write(
                directory.resolve("config"),
                List.of(
                        "Host web-*",
                        "HostName 127.0.0.1",
                        "Port " + server.port(),
                        "IdentityFile " + key,
                        "UserKnownHostsFile " + knownHosts));
        String user = System.getProperty("user.name");
        return new SshSettings(new OpenSshRoutes(directory, user, Optional.of(config), Map.of()), AMPLE, AMPLE);
    }

    private Address address() {
        return new Address("", "127.0.0.1", server.port());
    }

    /** The client with the key and the known host, and nothing of this person's configuration. */
    private List<String> client(String... options) {
        List<String> line = new ArrayList<>(List.of("ssh", "-F", "none", "-i", key.toString()));
        line.addAll(List.of("-o", "IdentitiesOnly=yes", "-o", "UserKnownHostsFile=" + knownHosts));
        line.addAll(List.of("-p", Integer.toString(server.port())));
        line.addAll(List.of(options));
        line.add(System.getProperty("user.name") + "@127.0.0.1");
        return line;
    }

    private void run(List<String> client, String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(client);
        line.addAll(List.of(command));
        Program.in(directory).run(line.toArray(String[]::new));
    }
}
