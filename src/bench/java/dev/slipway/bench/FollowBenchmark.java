package dev.slipway.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;

/**
 * The window following the logs of many hosts over real sshd while they are written. Arguments: hosts (50), lines a second on each
 * (400), seconds (600), seed (1), rounds (1). Needs to be root, and a display.
 */
final class FollowBenchmark {
    private static final Pattern SEQUENCE = Pattern.compile(" h(\\d+)-(\\d+) order ");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MINUTE = 60;
    private static final double FRAME = 33;
    private static final double LAG = 1000;

    private final Hosts hosts;
    private final int rate;
    private final int seconds;
    private final long seed;

    private FollowBenchmark(Hosts hosts, int rate, int seconds, long seed) {
        this.hosts = hosts;
        this.rate = rate;
        this.seconds = seconds;
        this.seed = seed;
    }

    /** How many records and lines a host's file has at the end. */
    private record Wrote(int records, long lines) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int[] given = {50, 400, 600, 1, 1};
        for (int i = 0; i < arguments.length; i++) {
            given[i] = Integer.parseInt(arguments[i]);
        }
        FollowBenchmark benchmark = new FollowBenchmark(Hosts.start(given[0]), given[1], given[2], given[3]);
        Platform.startup(() -> Platform.setImplicitExit(false));
        for (int round = 1; round <= given[4]; round++) {
            benchmark.round("round-" + round + ".log");
        }
        System.exit(0);
    }

    private void round(String file) throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (Sshd host : hosts.list()) {
            files.add(Files.createFile(host.files().resolve(file)));
        }
        try (Workspace workspace = open(file)) {
            FollowedScreen screen = onWindow(() -> new FollowedScreen(workspace, workspace.project()));
            Timeline timeline = screen.awaitTimeline();
            long begin = System.nanoTime();
            await(() -> timeline.standing().values().stream()
                    .allMatch(log -> log.state() instanceof dev.slipway.logs.LogState.Following));
            System.out.printf(
                    Locale.ROOT, "%n%d hosts followed after %.1f s%n", files.size(), (System.nanoTime() - begin) / 1e9);
            List<Wrote> wrote = follow(screen, timeline, files);
            report(screen, timeline.rows(), wrote);
            onWindow(() -> {
                screen.close();
                return true;
            });
        }
        Sshd first = hosts.list().getFirst();
        System.out.printf(
                Locale.ROOT,
                "sshj alone reads %,.0f lines a second of the first of these files%n",
                RawReading.linesPerSecond(
                        hosts.user(),
                        first.port(),
                        hosts.key(),
                        hosts.root(file).toString()));
        for (Path each : files) {
            Files.delete(each);
        }
    }

    private List<Wrote> follow(FollowedScreen screen, Timeline timeline, List<Path> files)
            throws IOException, InterruptedException {
        Duration busy = busy();
        long cpu = cpu();
        double heap = Memory.heap();
        onWindow(() -> {
            screen.measure(true);
            return true;
        });
        Process writers = writers(files);
        System.out.printf(Locale.ROOT, "heap after a collection: %.1f MB at first%n", heap);
        for (int minute = 1; !writers.waitFor(MINUTE, TimeUnit.SECONDS); minute++) {
            System.out.printf(
                    Locale.ROOT,
                    "after %d min: %.1f MB, %,d rows, frames %.1f ms and lag %.0f ms of 99 %% so far, %s%n",
                    minute,
                    onWindow(() -> {
                        screen.disturb();
                        return Memory.heap();
                    }),
                    timeline.rows().size(),
                    screen.between().percentile(99),
                    screen.lags().percentile(99),
                    Memory.resident());
        }
        long written = System.nanoTime();
        List<Wrote> wrote = told(writers);
        long all = wrote.stream().mapToLong(Wrote::records).sum();
        await(() -> records(timeline) >= all);
        System.out.printf(
                Locale.ROOT,
                "%,d records in %,d lines; all are in the window %.2f s after the last was written%n",
                all,
                wrote.stream().mapToLong(Wrote::lines).sum(),
                (System.nanoTime() - written) / 1e9);
        Thread.sleep(1000);
        onWindow(() -> {
            screen.measure(false);
            return true;
        });
        System.out.printf(
                Locale.ROOT,
                "processor seconds: %.1f of the window, %.1f of the hosts; heap %.1f MB%n",
                (cpu() - cpu) / 1e9,
                (busy().toMillis() - busy.toMillis()) / 1e3,
                Memory.heap());
        return wrote;
    }

    private Process writers(List<Path> files) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                LogWriters.class.getName(),
                Integer.toString(rate),
                Integer.toString(seconds),
                Long.toString(seed)));
        files.forEach(file -> line.add(file.toString()));
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }

    private static List<Wrote> told(Process writers) throws IOException {
        List<Wrote> wrote = new ArrayList<>();
        String text = new String(writers.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
            String[] parts = line.split("\t", -1);
            if (parts.length == 3) {
                wrote.add(new Wrote(Integer.parseInt(parts[1]), Long.parseLong(parts[2])));
            } else {
                System.out.println("the writing " + line + " ms");
            }
        }
        return wrote;
    }

    private static long records(Timeline timeline) {
        return timeline.rows().size();
    }

    /** Until it is so, or nothing will come of it any more. */
    private static void await(Supplier<Boolean> so) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.get() && System.nanoTime() < end) {
            Thread.sleep(10);
        }
    }

    /** Looks at every record: each number of each host must be there once. */
    private void report(FollowedScreen screen, Rows rows, List<Wrote> wrote) {
        List<BitSet> seen = wrote.stream().map(one -> new BitSet(one.records())).toList();
        LongAdder repeated = new LongAdder();
        LongAdder lines = new LongAdder();
        LongAdder breaks = new LongAdder();
        IntStream.range(0, rows.size()).parallel().forEach(place -> {
            if (rows.row(place) instanceof Row.Broke(var _, var _, var log, var gap)) {
                breaks.increment();
                System.out.println(log + ": " + gap);
            }
            rows.record(place).ifPresent(record -> {
                lines.add(record.lines().size());
                Matcher matcher = SEQUENCE.matcher(record.text());
                if (!matcher.find()) {
                    System.out.println("not written by us: " + record.text());
                    return;
                }
                BitSet host = seen.get(Integer.parseInt(matcher.group(1)) - 1);
                int number = Integer.parseInt(matcher.group(2));
                synchronized (host) {
                    if (host.get(number)) {
                        repeated.increment();
                    }
                    host.set(number);
                }
            });
        });
        long found = seen.stream().mapToLong(BitSet::cardinality).sum();
        long lost = wrote.stream().mapToLong(Wrote::records).sum() - found;
        long missing = wrote.stream().mapToLong(Wrote::lines).sum() - lines.sum();
        System.out.printf(Locale.ROOT, "breaks told: %d; lines missing or too many: %d%n", breaks.sum(), missing);
        System.out.println("\n" + Frames.HEAD);
        System.out.println(screen.between().row("from a frame to the next"));
        System.out.println(screen.work().row("work of the window's thread in a frame"));
        System.out.println("\n" + Lags.HEAD);
        System.out.println(screen.lags().row("from being written to being in a frame"));
        System.out.println("\n| goal | at most | measured | |\n|---|---|---|---|");
        for (Goal goal : List.of(
                new Goal("frames, 99 %", screen.between().percentile(99), FRAME, " ms"),
                new Goal("lag, 99 %", screen.lags().percentile(99), LAG, " ms"),
                new Goal("records lost", lost, 0, ""),
                new Goal("records repeated", repeated.sum(), 0, ""))) {
            System.out.println(goal.row());
        }
        System.out.println();
    }

    private Workspace open(String file) throws IOException, InterruptedException {
        Path project = Files.createDirectories(hosts.work().resolve(file + "-project"));
        Files.writeString(project.resolve("slipway.yaml"), configuration(file));
        Program git = Program.in(project);
        git.run("git", "init", "-q", "-b", "main");
        git.run("git", "add", "-A");
        git.run("git", "-c", "user.name=Bench", "-c", "user.email=bench@bench.example", "commit", "-q", "-m", "Begin");
        SshSettings ssh = new SshSettings(
                new FixedRoutes(List.of(hosts.key()), List.of(hosts.knownHosts()), hosts.user()),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
        WorkspaceSettings settings = new WorkspaceSettings(
                new DataDirectory(hosts.work().resolve("data")),
                ssh,
                hosts.user(),
                "bench",
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                new Masking());
        return switch (Workspaces.open(project, settings, SshConnections.open(ssh))) {
            case Outcome.Done<Workspace>(var workspace) -> {
                workspace.journal().awaitOpen();
                yield workspace;
            }
            case Outcome.No<Workspace>(var refused) -> throw new IllegalStateException(refused.reason());
        };
    }

    private String configuration(String file) {
        List<Sshd> list = hosts.list();
        String names = IntStream.range(0, list.size())
                .mapToObj(i -> "{ name: web-%02d, address: '%s@127.0.0.1:%d', groups: [web] }"
                        .formatted(i + 1, hosts.user(), list.get(i).port()))
                .collect(Collectors.joining(", "));
        return """
                schema: 1
                project: shop
                environments:
                  production: { tier: production, branch: main, hosts: [%s] }
                components:
                  web: { group: web, strategy: releases, root: /srv/shop, files: ["**"] }
                logs:
                  - { name: app, file: '%s', group: web }
                """.formatted(names, hosts.root(file));
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private Duration busy() throws IOException {
        Duration all = Duration.ZERO;
        for (Sshd host : hosts.list()) {
            all = all.plus(host.busy());
        }
        return all;
    }

    private static <T> T onWindow(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }
}
