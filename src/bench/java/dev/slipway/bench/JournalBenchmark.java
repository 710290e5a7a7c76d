package dev.slipway.bench;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Export;
import dev.slipway.journal.Journal;
import dev.slipway.journal.Verification;
import dev.slipway.journal.live.Journals;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Appends entries to a journal in a new directory from many threads, makes its database anew from the log, verifies it and
 * exports it, and prints entries a second of each. Arguments: how many entries, and how many threads append.
 */
final class JournalBenchmark {
    private static final int ENTRIES = 100_000;
    private static final int THREADS = 64;
    private static final int STEPS = 40;
    private static final Actor ANN = new Actor("ann", "desk", "Ann <ann@example.org>");

    private final Path directory;
    private final int entries;

    private JournalBenchmark(Path directory, int entries) {
        this.directory = directory;
        this.entries = entries;
    }

    /** What is measured. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ENTRIES;
        int threads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : THREADS;
        Path directory = Files.createTempDirectory(Path.of("").toAbsolutePath().resolve("target"), "journal-");
        try {
            new JournalBenchmark(directory, entries).run(threads);
        } finally {
            delete(directory);
        }
    }

    private void run(int threads) throws IOException, InterruptedException {
        System.out.printf(
                Locale.ROOT, "| %,d entries | entries a second | s | processor s |%n|---|---|---|---|%n", entries);
        measure("append, %d threads".formatted(threads), () -> append(threads));
        Files.delete(directory.resolve("journal.mv.db"));
        measure("make the database anew", () -> open().close());
        try (Journal journal = open()) {
            measure("verify", () -> verify(journal));
            measure("verify again", () -> verify(journal));
            measure(
                    "export",
                    () -> journal.export(new Export(Criteria.ALL, directory.resolve("export"), false), _ -> {}));
        }
    }

    private void append(int threads) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        try (Journal journal = open();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> ends = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                ends.add(writers.submit(() -> {
                    for (int number = next.getAndIncrement(); number < entries; number = next.getAndIncrement()) {
                        journal.append(draft(number));
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("An append failed", e);
        }
    }

    /** A step of a deployment, as long as most are. */
    private static Draft draft(int number) {
        String deployment = "production-20261121-%06d-9c04e1f2".formatted(number / STEPS);
        return new Draft(
                ANN,
                number % STEPS == 0 ? "deployment.started" : "deployment.step-started",
                deployment,
                "{\"at\":\"2026-11-21T10:45:12Z\",\"deployment\":\"%s\",\"host\":\"web%d\",\"step\":\"prepare/upload\"}"
                        .formatted(deployment, number % 16));
    }

    private void verify(Journal journal) throws InterruptedException {
        if (!(journal.verify(_ -> {}) instanceof Verification.Intact intact) || intact.entries() != entries) {
            throw new IllegalStateException("The trail is not whole");
        }
    }

    private void measure(String what, Work work) throws IOException, InterruptedException {
        double processor = processorSeconds();
        long begin = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f |%n",
                what,
                entries / seconds,
                seconds,
                processorSeconds() - processor);
    }

    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
    }

    private Journal open() {
        return Journals.open(directory, Clock.systemUTC());
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
