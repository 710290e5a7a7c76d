package dev.slipway.bench;

import dev.slipway.logs.Written;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Opening, searching and filtering of a large log, beside lnav and ripgrep. Arguments: rounds (5), lines (1,000,000), seed (1).
 * Needs lnav 0.11 and rg.
 */
final class LogsBenchmark {
    private static final Path HOME = Path.of("target/bench-logs");
    private static final String REGEX = "request_id.{0,3}[0-9a-f]{6}ff";
    private static final String FORMAT = """
            {"$schema": "https://lnav.org/schemas/format-v1.schema.json",
             "shop_json": {"title": "shop", "description": "what the benchmark writes", "json": true,
              "file-pattern": "json.*\\\\.log", "timestamp-field": "timestamp", "level-field": "level",
              "body-field": "message", "line-format": [{"field": "timestamp"}, " ", {"field": "level"}, " ",
               {"field": "logger"}, " ", {"field": "message"}],
              "value": {"logger": {"kind": "string"}, "request_id": {"kind": "string", "hidden": true}}}}
            """;

    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    private LogsBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        int lines = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        Path formats = HOME.resolve("home/.lnav/formats/installed");
        Files.createDirectories(formats);
        Files.writeString(formats.resolve("shop.json"), FORMAT);
        mixed(HOME.resolve("mixed.log"), lines, seed);
        json(HOME.resolve("json.log"), lines, seed);
        LogsBenchmark benchmark = new LogsBenchmark();
        for (int round = 0; round < rounds; round++) {
            benchmark.round();
        }
        benchmark.seconds.forEach((what, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.3f | %.3f to %.3f |%n",
                what,
                median(all),
                Collections.min(all),
                Collections.max(all)));
    }

    private static void mixed(Path file, int lines, long seed) throws IOException {
        Written written = new Written(seed, Instant.now().minus(Duration.ofDays(20)));
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int done = 0; done < lines; ) {
                for (String line : written.next().lines()) {
                    out.append(line).append('\n');
                    done++;
                }
            }
        }
    }

    private static void json(Path file, int lines, long seed) throws IOException {
        Random random = new Random(seed);
        List<String> levels = List.of("debug", "info", "info", "info", "warn", "error");
        List<String> messages = List.of("order %d was paid", "request took %d ms", "user %d logged in");
        Instant time = Instant.now().minus(Duration.ofDays(20)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int line = 0; line < lines; line++) {
                time = time.plusMillis(1 + random.nextInt(900));
                out.append("{\"timestamp\":\"" + time + "\",\"level\":\"" + levels.get(random.nextInt(6))
                        + "\",\"logger\":\"shop." + (random.nextBoolean() ? "cart" : "pay") + "\",\"message\":\""
                        + messages.get(random.nextInt(3)).formatted(line)
                        + String.format(
                                Locale.ROOT, "\",\"request_id\":\"%012x\"}", random.nextLong() & 0xffff_ffff_ffffL)
                        + "\n");
            }
        }
    }

    private void round() throws IOException, InterruptedException {
        lnav("lnav, open JSON", ";select count(*) from shop_json");
        lnav("lnav, open JSON and find the expression", "/" + REGEX);
        lnav("lnav, open JSON and count by level", ";select log_level, count(*) from shop_json group by log_level");
        lnav(
                "lnav, open JSON and histogram",
                ";select substr(log_time, 1, 15), count(*) from shop_json group by substr(log_time, 1, 15)");
        lnav("lnav, open JSON and filter by level", ":set-min-log-level error", ":write-to /dev/null");
        lnav("lnav, open JSON and filter by word", ":filter-in paid", ":write-to /dev/null");
        timed("rg, the expression in JSON", "rg", "-c", REGEX, "json.log");
        slipway("mixed", "order", "/retry \\d of/");
        slipway("json", "paid", "/" + REGEX + "/", "/(ab|cd)[0-9]+ff/");
    }

    private void lnav(String what, String... commands) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("lnav", "-n"));
        for (String command : commands) {
            line.add("-c");
            line.add(command);
        }
        line.addAll(List.of("-c", ":quit", "json.log"));
        timed(what, line.toArray(String[]::new));
    }

    private void timed(String what, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", HOME.resolve("home").toAbsolutePath().toString());
        long begin = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        process.waitFor();
        add(what, (System.nanoTime() - begin) / 1e9);
    }

    /** In a process of its own, with this one's flags. */
    private void slipway(String file, String... queries) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>();
        line.add(ProcessHandle.current().info().command().orElse("java"));
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), OpenedLogs.class.getName()));
        line.add(HOME.resolve(file + ".log").toString());
        line.addAll(List.of(queries));
        String told = Program.in(Path.of("").toAbsolutePath()).run(line.toArray(String[]::new));
        told.lines()
                .map(each -> each.split("\t"))
                .filter(parts -> parts.length == 3)
                .forEach(parts -> add(
                        "slipway, " + file + ", " + parts[0] + " (" + parts[2] + ")",
                        parts[0].startsWith("heap")
                                ? Double.parseDouble(parts[1])
                                : Double.parseDouble(parts[1]) / 1000));
    }

    private void add(String what, double value) {
        seconds.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
