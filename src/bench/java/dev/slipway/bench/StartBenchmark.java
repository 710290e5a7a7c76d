package dev.slipway.bench;

import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.demo.DemoStory;
import dev.slipway.demo.DemoWorld;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * From the start of a process to its first frame: Slipway on the demonstration's project beside a bare JavaFX window with
 * the same flags; and from the start to the end of a command beside a Java that does nothing. They take turns, and medians
 * count. Argument: how many rounds.
 */
final class StartBenchmark {
    private static final int ROUNDS = 11;

    private final DemoWorld world;
    private final Path script;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private StartBenchmark(DemoWorld world) {
        this.world = world;
        this.script = Path.of(System.getProperty("slipway.home")).resolve("slipway");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
        try (DemoWorld world = DemoWorld.make(Optional.empty())) {
            StartBenchmark benchmark = new StartBenchmark(world);
            benchmark.prepare();
            benchmark.round();
            benchmark.seconds.clear();
            for (int i = 0; i < rounds; i++) {
                benchmark.round();
            }
            benchmark.report();
        }
        System.exit(0);
    }

    /** Some deployments, so that the Board has something to show, and a home with the key that logs in. */
    private void prepare() throws IOException, InterruptedException {
        WorkspaceSettings settings = world.place().settings("bench", "localhost");
        switch (Workspaces.open(world.place().project(), settings)) {
            case Outcome.No<Workspace>(var refused) -> throw new IllegalStateException(refused.reason());
            case Outcome.Done<Workspace>(Workspace workspace) -> {
                try (workspace) {
                    new DemoStory(workspace).begin();
                }
            }
        }
        Path ssh = Files.createDirectories(home().resolve(".ssh"));
        Files.copy(world.place().key(), ssh.resolve("id_ed25519"));
        Files.copy(world.place().knownHosts(), ssh.resolve("known_hosts"));
    }

    private Path home() {
        return world.place().directory().resolve("home");
    }

    private void round() throws IOException, InterruptedException {
        String project = world.place().project().toString();
        window("bare window");
        window("slipway open", project);
        program("java, nothing", java("dev.slipway.bench.Nothing"));
        program("slipway --version", List.of(script.toString(), "--version"));
        program("slipway status", List.of(script.toString(), "status", "-C", project));
    }

    private void window(String name, String... arguments) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = process(java("dev.slipway.bench.FirstPaint", arguments));
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(FirstPaint.FRAME) || line.equals(FirstPaint.CONTENT)) {
                    add(name + ", " + line, start);
                }
            }
        }
        ended(process);
    }

    private void program(String name, List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = process(command);
        process.getInputStream().readAllBytes();
        ended(process);
        add(name, start);
    }

    private static void ended(Process process) throws IOException, InterruptedException {
        if (process.waitFor() != 0) {
            throw new IOException("A process ended with status " + process.exitValue());
        }
    }

    private Process process(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("SLIPWAY_DATA", world.place().data().path().toString());
        builder.environment().put("JDK_JAVA_OPTIONS", "-Duser.home=" + home());
        return builder.start();
    }

    /** A Java with the flags of this one. */
    private static List<String> java(String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private void add(String name, long start) {
        seconds.computeIfAbsent(name, _ -> new ArrayList<>()).add((System.nanoTime() - start) / 1e9);
    }

    private double median(String name) {
        List<Double> sorted =
                seconds.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    private void report() {
        System.out.println("| from the start of the process | median, s |");
        System.out.println("|---|---|");
        seconds.keySet().forEach(name -> System.out.printf(Locale.ROOT, "| %s | %.2f |%n", name, median(name)));
        double bare = median("bare window, content");
        System.out.printf(
                Locale.ROOT,
                "%nThe window of Slipway: %.2f times a bare one to its first frame, %.2f times to the cards of the Board"
                        + " (goal 1.5).%n",
                median("slipway open, frame") / bare,
                median("slipway open, content") / bare);
    }
}
