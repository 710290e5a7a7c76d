package dev.slipway.logs;

import dev.slipway.logs.format.Level;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Records as programs write them, in every form, with what they say: the lines, and the truth about them. */
public final class Written {
    public static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

    private static final List<Level> LEVELS = List.of(Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR);
    private static final List<String> MESSAGES = List.of(
            "order 4711 was paid",
            "cart of anonymous expired after 30 min",
            "retry 3 of 5 for https://pay.example/v1/charge?id=9",
            "user \"Zoë\" logged in from 10.0.0.7",
            "SELECT count(*) FROM items WHERE price > 12.50",
            "[cache] evicted 12 entries",
            "path=/var/tmp left over: 3 files, error rate low",
            "done - 100%",
            "INFO is a word here",
            "took 12ms (p95: 40ms)");
    private static final List<String> LOGGERS =
            List.of("com.acme.shop.Cart", "c.a.s.Checkout", "shop.pay", "worker", "o.s.web.Dispatcher");

    private final Random random;
    private Instant time;

    public Written(long seed, Instant from) {
        this.random = new Random(seed);
        this.time = from;
    }

    /**
     * A record.
     *
     * @param time as far as its form says it
     */
    public record Truth(
            String form,
            Optional<Instant> time,
            Optional<Level> level,
            String logger,
            String message,
            List<String> lines) {}

    private record Moment(Instant at) {
        String as(String pattern) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC)
                    .format(at);
        }

        Optional<Instant> to(ChronoUnit unit) {
            return Optional.of(at.truncatedTo(unit));
        }
    }

    public Truth next() {
        time = time.plusNanos(1_000_000L + random.nextInt(2_000_000_000));
        Moment now = new Moment(time);
        Level level = LEVELS.get(random.nextInt(LEVELS.size()));
        String logger = LOGGERS.get(random.nextInt(LOGGERS.size()));
        String message = MESSAGES.get(random.nextInt(MESSAGES.size()));
        return switch (random.nextInt(22)) {
            case 0 -> json(now, level, logger, message);
            case 1 -> pino(now, level, message);
            case 2 -> logfmt(now, level, message);
            case 3 -> syslog5424(now, message);
            case 4 -> syslog3164(now, message);
            case 5 -> rsyslog(now, message);
            case 6 -> combined(now);
            case 7 -> nginxError(now, message);
            case 8 -> apacheError(now, message);
            case 9 -> python(now, level, message);
            case 10 -> logback(now, level, logger, message);
            case 11 -> spring(now, level, logger, message);
            case 12 -> log4j(now, level, logger, message);
            case 13 -> jul(now, logger, message);
            case 14 -> go(now, message);
            case 15 -> klog(now, level, message);
            case 16 -> ruby(now, level, message);
            case 17 -> postgres(now, message);
            case 18 -> docker(now, level, logger, message);
            case 19 -> kubernetes(now, level, message);
            case 20 -> dockerTimes(now, message);
            default -> gunicorn(now, level, message);
        };
    }

    public Stream<Truth> many(int count) {
        return Stream.generate(this::next).limit(count);
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private Truth json(Moment now, Level level, String logger, String message) {
        return new Truth(
                "json",
                now.to(ChronoUnit.MILLIS),
                Optional.of(level),
                logger,
                message,
                List.of("{\"timestamp\":\"" + now.as("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'") + "\",\"level\":\"" + level
                        + "\",\"logger\":\"" + logger + "\",\"message\":\"" + quoted(message)
                        + "\",\"http\":{\"status\":200},\"tags\":[\"a\"]}"));
    }

    private Truth pino(Moment now, Level level, String message) {
        return new Truth(
                "json",
                now.to(ChronoUnit.MILLIS),
                Optional.of(level),
                "",
                message,
                List.of("{\"level\":" + (20 + 10 * LEVELS.indexOf(level)) + ",\"time\":"
                        + now.at().toEpochMilli() + ",\"pid\":7,\"msg\":\"" + quoted(message) + "\"}"));
    }

    private Truth logfmt(Moment now, Level level, String message) {
        return new Truth(
                "logfmt",
                now.to(ChronoUnit.SECONDS),
                Optional.of(level),
                "",
                message,
                List.of("time=" + now.as("yyyy-MM-dd'T'HH:mm:ssXXX") + " level="
                        + level.name().toLowerCase(Locale.ROOT) + " msg=\"" + quoted(message) + "\" took=12ms"));
    }

    private Truth syslog5424(Moment now, String message) {
        return new Truth(
                "syslog",
                now.to(ChronoUnit.MICROS),
                Optional.of(Level.ERROR),
                "shop",
                message,
                List.of("<11>1 " + now.as("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
                        + " web-1 shop 4711 ID47 [origin@32473 ip=\"10.0.0.1\" note=\"a ] \\\" b\"] " + message));
    }

    private Truth syslog3164(Moment now, String message) {
        return new Truth(
                "syslog",
                now.to(ChronoUnit.SECONDS),
                Optional.empty(),
                "sshd",
                message,
                List.of(now.as("MMM ") + String.format("%2s", now.as("d")) + now.as(" HH:mm:ss") + " web-1 sshd[812]: "
                        + message));
    }

    private Truth rsyslog(Moment now, String message) {
        return new Truth(
                "syslog",
                now.to(ChronoUnit.MICROS),
                Optional.empty(),
                "CRON",
                message,
                List.of(now.as("yyyy-MM-dd'T'HH:mm:ss.SSSSSS") + "+00:00 web-1 CRON[99]: " + message));
    }

    private Truth combined(Moment now) {
        int status = List.of(200, 304, 404, 502).get(random.nextInt(4));
        return new Truth(
                "access",
                now.to(ChronoUnit.SECONDS),
                Optional.of(status >= 500 ? Level.ERROR : status >= 400 ? Level.WARN : Level.INFO),
                "",
                "GET /cart?id=1 HTTP/1.1 " + status,
                List.of("203.0.113.9 - zoe [" + now.as("dd/MMM/yyyy:HH:mm:ss Z") + "] \"GET /cart?id=1 HTTP/1.1\" "
                        + status + " 2326 \"https://shop.example/\" \"Mozilla/5.0 (X11; \\\"quoted\\\")\""));
    }

    private Truth nginxError(Moment now, String message) {
        return new Truth(
                "nginx",
                now.to(ChronoUnit.SECONDS),
                Optional.of(Level.ERROR),
                "",
                message,
                List.of(now.as("yyyy/MM/dd HH:mm:ss") + " [error] 29#31: *4 " + message));
    }

    private Truth apacheError(Moment now, String message) {
        return new Truth(
                "apache",
                now.to(ChronoUnit.MICROS),
                Optional.of(Level.WARN),
                "proxy",
                message,
                List.of("[" + now.as("EEE MMM dd HH:mm:ss.SSSSSS yyyy")
                        + "] [proxy:warn] [pid 35708:tid 4328636416] [client 72.15.99.187:1234] " + message));
    }

    private Truth python(Moment now, Level level, String message) {
        boolean trace = level == Level.ERROR;
        Stream<String> more = trace
                ? Stream.of(
                        "Traceback (most recent call last):",
                        "  File \"/srv/app/pay.py\", line 12, in charge",
                        "    raise Refused(code)",
                        "shop.pay.Refused: card 4711")
                : Stream.empty();
        return new Truth(
                "python",
                now.to(ChronoUnit.MILLIS),
                Optional.of(level),
                "shop.pay",
                message,
                Stream.concat(
                                Stream.of(now.as("yyyy-MM-dd HH:mm:ss,SSS") + " - shop.pay - "
                                        + (level == Level.WARN ? "WARNING" : level) + " - " + message),
                                more)
                        .toList());
    }

    private Truth logback(Moment now, Level level, String logger, String message) {
        boolean trace = level == Level.ERROR;
        Stream<String> more = trace
                ? Stream.of(
                        "java.lang.IllegalStateException: no stock",
                        "\tat com.acme.shop.Cart.take(Cart.java:42)",
                        "\t... 12 common frames omitted",
                        "Caused by: java.net.SocketTimeoutException: Read timed out",
                        "\tat java.base/java.net.Socket.read(Socket.java:1)",
                        "\t... 3 more")
                : Stream.empty();
        return new Truth(
                "java",
                now.to(ChronoUnit.MILLIS),
                Optional.of(level),
                logger,
                message,
                Stream.concat(
                                Stream.of(now.as("yyyy-MM-dd HH:mm:ss.SSS") + " [http-nio-8080-exec-1] "
                                        + String.format("%-5s", level) + " " + logger + " - " + message),
                                more)
                        .toList());
    }

    private Truth spring(Moment now, Level level, String logger, String message) {
        return new Truth(
                "java",
                now.to(ChronoUnit.MILLIS),
                Optional.of(level),
                logger,
                message,
                List.of(now.as("yyyy-MM-dd'T'HH:mm:ss.SSS") + "Z " + String.format("%5s", level)
                        + " 1 --- [shop] [           main] " + String.format("%-40s", logger) + " : " + message));
    }

    private Truth log4j(Moment now, Level level, String logger, String message) {
        return new Truth(
                "java",
                now.to(ChronoUnit.MILLIS),
                Optional.of(level),
                logger,
                message,
                List.of(now.as("yyyy-MM-dd HH:mm:ss,SSS") + " " + String.format("%-5s", level) + " [main] " + logger
                        + ": " + message));
    }

    private Truth jul(Moment now, String logger, String message) {
        return new Truth(
                "jul",
                now.to(ChronoUnit.SECONDS),
                Optional.of(Level.WARN),
                logger,
                message,
                List.of(now.as("MMM dd, yyyy h:mm:ss a ") + logger + " take", "WARNING: " + message));
    }

    private Truth go(Moment now, String message) {
        return new Truth(
                "go",
                now.to(ChronoUnit.MICROS),
                Optional.empty(),
                "main.go:23",
                message,
                List.of(now.as("yyyy/MM/dd HH:mm:ss.SSSSSS") + " main.go:23: " + message));
    }

    private Truth klog(Moment now, Level level, String message) {
        char letter = level == Level.DEBUG ? 'I' : level.name().charAt(0);
        return new Truth(
                "klog",
                now.to(ChronoUnit.MICROS),
                Optional.of(level == Level.DEBUG ? Level.INFO : level),
                "server.go:12",
                message,
                List.of(letter + now.as("MMdd HH:mm:ss.SSSSSS") + "    1234 server.go:12] " + message));
    }

    private Truth ruby(Moment now, Level level, String message) {
        return new Truth(
                "ruby",
                now.to(ChronoUnit.MICROS),
                Optional.of(level),
                "",
                message,
                List.of(level.name().charAt(0) + ", [" + now.as("yyyy-MM-dd'T'HH:mm:ss.SSSSSS") + " #77] "
                        + String.format("%5s", level) + " -- : " + message));
    }

    private Truth postgres(Moment now, String message) {
        String prefix = now.as("yyyy-MM-dd HH:mm:ss.SSS") + " UTC [4711] shop@shopdb ";
        return new Truth(
                "postgres",
                now.to(ChronoUnit.MILLIS),
                Optional.of(Level.ERROR),
                "",
                message,
                List.of(
                        prefix + "ERROR:  " + message,
                        prefix + "DETAIL:  Key (id)=(1) already exists.",
                        prefix + "STATEMENT:  INSERT INTO orders",
                        "\tVALUES (1)"));
    }

    private Truth docker(Moment now, Level level, String logger, String message) {
        Truth inner = logback(now, level, logger, message);
        return new Truth(
                inner.form(),
                inner.time(),
                inner.level(),
                inner.logger(),
                inner.message(),
                inner.lines().stream()
                        .map(line -> "{\"log\":\"" + quoted(line).replace("\t", "\\t")
                                + "\\n\",\"stream\":\"stderr\",\"time\":\""
                                + now.as("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + "\"}")
                        .toList());
    }

    private Truth kubernetes(Moment now, Level level, String message) {
        Truth inner = logfmt(now, level, message);
        return new Truth(
                inner.form(),
                inner.time(),
                inner.level(),
                inner.logger(),
                inner.message(),
                List.of(now.as("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + " stdout F "
                        + inner.lines().getFirst()));
    }

    /** A line without any form, as docker logs --timestamps shows it. */
    private Truth dockerTimes(Moment now, String message) {
        String plain = "started: " + message;
        return new Truth(
                "text",
                Optional.of(now.at()),
                Optional.empty(),
                "",
                plain,
                List.of(now.as("yyyy-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'") + " " + plain));
    }

    private Truth gunicorn(Moment now, Level level, String message) {
        return new Truth(
                "text",
                now.to(ChronoUnit.SECONDS),
                Optional.of(level),
                "",
                message,
                List.of("[" + now.as("yyyy-MM-dd HH:mm:ss Z") + "] [12] [" + level + "] " + message));
    }

    public static ZoneId zone() {
        return ZoneOffset.UTC;
    }
}
