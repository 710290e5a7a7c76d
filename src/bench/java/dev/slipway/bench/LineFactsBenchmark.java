package dev.slipway.bench;

import dev.slipway.logs.Written;
import dev.slipway.logs.format.LineFacts;
import dev.slipway.logs.format.LineReader;
import dev.slipway.logs.format.Times;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast the facts of a file's lines are told, with finding where the lines end: the first time in a new process, and when it
 * has run for a while. Arguments: how many processes, the file (without it, mixed lines of every form are made), the zone of
 * times that name none.
 */
final class LineFactsBenchmark {
    private static final int ROUNDS = 5;
    private static final int TURNS = 12;
    private static final int LINES = 1_000_000;
    private static final long SEED = 7;
    private static final String ONE = "--one";
    private static final Instant NOW = Written.NOW;

    private LineFactsBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals(ONE)) {
            one(Files.readAllBytes(Path.of(arguments[1])), ZoneId.of(arguments[2]));
            return;
        }
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
        String file = arguments.length > 1 ? arguments[1] : mixed();
        String zone = arguments.length > 2 ? arguments[2] : "UTC";
        System.out.println(
                "| | lines a second, cold | s | processor s | lines a second, warm | s | processor s | by head |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("| %d ", round);
            fresh(file, zone);
        }
    }

    private static String mixed() throws IOException {
        Path file = Files.createTempFile("slipway-lines-", ".log");
        file.toFile().deleteOnExit();
        Written written = new Written(SEED, NOW.minus(Duration.ofDays(10)));
        try (BufferedWriter to = Files.newBufferedWriter(file)) {
            for (int lines = 0; lines < LINES; ) {
                List<String> record = written.next().lines();
                for (String line : record) {
                    to.write(line + "\n");
                }
                lines += record.size();
            }
        }
        return file.toString();
    }

    private static void fresh(String file, String zone) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LineFactsBenchmark.class.getName()));
        command.addAll(List.of(ONE, file, zone));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException("The process ended with " + status);
        }
    }

    /** Of the thread that reads, as its clock and its processor's time have it. */
    private record Turn(double seconds, double processor, long lines, long unusual) {
        double rate() {
            return lines / seconds;
        }
    }

    private static void one(byte[] file, ZoneId zone) {
        Turn cold = turn(file, zone);
        Turn warm = turn(file, zone);
        for (int turn = 1; turn < TURNS; turn++) {
            Turn next = turn(file, zone);
            warm = next.seconds() < warm.seconds() ? next : warm;
        }
        System.out.printf(
                Locale.ROOT,
                "| %,.0f | %.3f | %.3f | %,.0f | %.3f | %.3f | %.4f %% |%n",
                cold.rate(),
                cold.seconds(),
                cold.processor(),
                warm.rate(),
                warm.seconds(),
                warm.processor(),
                100.0 * cold.unusual() / cold.lines());
    }

    private static Turn turn(byte[] file, ZoneId zone) {
        long begin = System.nanoTime();
        long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        LineReader reader = new LineReader(new Times(zone, InstantSource.fixed(NOW)));
        LineFacts facts = new LineFacts();
        long lines = 0;
        long began = 0;
        int from = 0;
        for (int at = end(file, 0); at < file.length; at = end(file, from)) {
            reader.read(file, from, at, facts);
            from = at + 1;
            lines++;
            began += facts.beginning() ? 1 : 0;
        }
        if (began == 0) {
            throw new IllegalStateException("No record begins in the file");
        }
        return new Turn(
                (System.nanoTime() - begin) / 1e9,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9,
                lines,
                reader.unusual());
    }

    /** Where a line ends: a loop by itself, which is compiled at once and stays so. */
    private static int end(byte[] file, int from) {
        int at = from;
        while (at < file.length && file[at] != '\n') {
            at++;
        }
        return at;
    }
}
