package dev.slipway.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes logs as the programs of several hosts do, twenty times a second, in a process of its own: records of five forms, each with
 * the time, the number of its host and its own; one of forty is an error with a trace. At the end it prints how many records and
 * lines each file has. Arguments: lines a second in each file, seconds, seed, and the files.
 */
final class LogWriters {
    private static final int TURNS = 20;
    private static final String TRACED = """
            java.lang.IllegalStateException: no stock
            \tat shop.Cart.take(Cart.java:42)
            \tat shop.Pay.pay(Pay.java:7)
            """;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter KLOG =
            DateTimeFormatter.ofPattern("MMdd HH:mm:ss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String[] WORDS = {"INFO", "INFO", "DEBUG", "WARN"};

    private final int host;
    private final OutputStream file;
    private final Random random;
    private long records;
    private long lines;

    private LogWriters(int host, Path file, long seed) throws IOException {
        this.host = host;
        this.file = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        this.random = new Random(seed + host);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rate = Integer.parseInt(arguments[0]);
        int seconds = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        List<LogWriters> writers = new ArrayList<>();
        for (int i = 3; i < arguments.length; i++) {
            writers.add(new LogWriters(i - 2, Path.of(arguments[i]), seed));
        }
        long begin = System.nanoTime();
        for (long turn = 1; turn <= (long) seconds * TURNS; turn++) {
            for (LogWriters writer : writers) {
                writer.write(turn * rate / TURNS);
            }
            long wait = begin + turn * 1_000_000_000L / TURNS - System.nanoTime();
            Thread.sleep(Math.max(0, wait / 1_000_000));
        }
        System.out.println("took\t" + (System.nanoTime() - begin) / 1_000_000);
        for (LogWriters writer : writers) {
            writer.file.close();
            System.out.println(writer.host + "\t" + writer.records + "\t" + writer.lines);
        }
    }

    /** Writes until the file has so many lines, give or take a trace. */
    private void write(long until) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        String time = TIME.format(now);
        String iso = now.truncatedTo(ChronoUnit.MILLIS).toString();
        String klog = KLOG.format(now);
        StringBuilder text = new StringBuilder();
        while (lines < until) {
            String words = " h" + host + "-" + records++ + " order " + random.nextInt(100_000) + " took "
                    + random.nextInt(900) + " ms";
            boolean grave = random.nextInt(40) == 0;
            String level = grave ? "ERROR" : WORDS[random.nextInt(WORDS.length)];
            switch (grave ? 1 : random.nextInt(5)) {
                case 0 ->
                    text.append("{\"timestamp\":\"" + iso + "\",\"level\":\"" + level
                            + "\",\"logger\":\"shop.Cart\",\"message\":\"sold" + words + "\"}\n");
                case 1 -> text.append(time + " " + level + " [main] shop.Pay: paid" + words + "\n");
                case 2 -> text.append("time=" + iso + " level=" + level + " msg=\"seen" + words + "\" took=12ms\n");
                case 3 ->
                    text.append(level.charAt(0) == 'D' ? 'I' : level.charAt(0))
                            .append(klog + "    1234 server.go:12] sent" + words + "\n");
                default -> text.append(iso + " " + level + " kept" + words + "\n");
            }
            lines++;
            if (grave) {
                text.append(TRACED);
                lines += TRACED.lines().count();
            }
        }
        file.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
