package dev.slipway.logs.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What begins with a time: Logback, Log4j, Spring Boot, Python, PostgreSQL, nginx, Go, rsyslog, containers, and plain text. */
final class StampedForm {
    private static final String LEVEL =
            "(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL|FINE|FINER|FINEST|CONFIG)";
    private static final Pattern STAMP = Pattern.compile("\\[?((" + Times.DATE + ")[T ](" + Times.TIME + ") ?(?:"
            + Times.OFFSET + "|(?:UTC|GMT|MSK|[A-Z]{2,3}T)(?![A-Za-z]))?)\\]?");
    private static final Pattern DAYLESS = Pattern.compile("(" + Times.TIME + ")(?= )");
    private static final Pattern POSTGRES = Pattern.compile(
            " \\[(\\d+)\\](?:-\\d+)? (?:(\\S*)@(\\S*) )?"
                    + "(LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG\\d?|STATEMENT|DETAIL|HINT|CONTEXT|QUERY):  (.*)",
            Pattern.DOTALL);
    private static final Pattern SPRING =
            Pattern.compile("\\s+" + LEVEL + " (\\d+) --- ((?:\\[[^\\]]*+\\] ?)++)(\\S+)\\s*: (.*)", Pattern.DOTALL);
    private static final Pattern THREAD_FIRST =
            Pattern.compile("\\s+\\[([^\\]]*)\\]\\s+" + LEVEL + "\\s+(\\S+)\\s+[-:]+\\s(.*)", Pattern.DOTALL);
    private static final Pattern LEVEL_FIRST = Pattern.compile(
            "\\s+\\[?" + LEVEL + "\\]?\\s+(?:\\[([^\\]]*)\\]\\s+)?([\\w.$]+(?::\\d+)?)\\s*[-:]+\\s(.*)",
            Pattern.DOTALL);
    private static final Pattern DASHED =
            Pattern.compile("\\s+-\\s+(\\S+)\\s+-\\s+" + LEVEL + "\\s+-\\s(.*)", Pattern.DOTALL);
    private static final Pattern GO = Pattern.compile(" (?:(\\S+\\.go:\\d+): )?(.*)", Pattern.DOTALL);
    static final int OF_CONTAINER = "2026-11-30T10:00:00.123456789Z".length();

    private static final Pattern CONTAINER = Pattern.compile(" (?:stdout|stderr) ([FP]) (.*)", Pattern.DOTALL);

    private StampedForm() {}

    /** A time with its day, and what stands behind it. */
    record Stamped(Optional<Instant> time, String written, String rest) {
        boolean slashed() {
            return written.charAt(4) == '/';
        }

        /** As rsyslog writes it, with the offset of its zone (RFC 3339). */
        boolean ofSyslog() {
            return written.charAt(10) == 'T' && (written.endsWith("Z") || written.matches(".*[+-]\\d{2}:\\d{2}"));
        }

        /** As Docker puts it before each line with {@code --timestamps}: to the nanosecond, in UTC. */
        boolean ofContainer() {
            return written.endsWith("Z") && written.length() == OF_CONTAINER;
        }
    }

    static Optional<Stamped> stamped(String line, Times times) {
        Matcher matcher = STAMP.matcher(line);
        return matcher.lookingAt()
                ? Optional.of(new Stamped(
                        times.stamp(matcher.group(1).strip()),
                        matcher.group(1),
                        line.substring(
                                matcher.group(1).endsWith(" ") && line.charAt(0) != '['
                                        ? matcher.end() - 1
                                        : matcher.end())))
                : Optional.empty();
    }

    /** What ran a program put before its line, where it did. */
    static Optional<Wrapped> wrapped(Stamped stamped) {
        Matcher matcher = CONTAINER.matcher(stamped.rest());
        if (matcher.matches()) {
            return Optional.of(new Wrapped(
                    matcher.group(2),
                    stamped.time(),
                    Optional.empty(),
                    matcher.group(1).equals("P")));
        }
        return stamped.ofContainer() && stamped.rest().startsWith(" ")
                ? Optional.of(new Wrapped(stamped.rest().substring(1), stamped.time(), Optional.empty(), false))
                : Optional.empty();
    }

    static Head head(Stamped stamped) {
        Optional<Instant> time = stamped.time();
        String rest = stamped.rest();
        Optional<Head> known = stamped.slashed()
                ? WebForm.nginx(time, rest)
                        .or(() -> go(time, rest).filter(head -> !head.logger().isEmpty()))
                : postgres(time, rest)
                        .or(() -> java(time, rest))
                        .or(() -> python(time, rest))
                        .or(() -> stamped.ofSyslog() ? SyslogForm.tagged(time, rest) : Optional.empty());
        return known.or(() -> plainLevel(time, rest))
                .or(() -> stamped.slashed() ? go(time, rest) : Optional.empty())
                .orElseGet(() -> Head.of(Forms.TEXT, time, Optional.empty(), "", rest.strip()));
    }

    /** A time of the day alone, as Logback has it. */
    static Optional<Head> dayless(String line, Times times) {
        Matcher matcher = DAYLESS.matcher(line);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        Optional<Instant> time = times.dayless(matcher.group(1));
        String rest = line.substring(matcher.end());
        return java(time, rest).or(() -> plainLevel(time, rest));
    }

    private static Optional<Head> postgres(Optional<Instant> time, String rest) {
        Matcher matcher = POSTGRES.matcher(rest);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("pid", matcher.group(1));
        put(fields, "user", matcher.group(2));
        put(fields, "database", matcher.group(3));
        String kind = matcher.group(4);
        boolean more =
                List.of("STATEMENT", "DETAIL", "HINT", "CONTEXT", "QUERY").contains(kind);
        return Optional.of(new Head(
                more ? Forms.POSTGRES_MORE : Forms.POSTGRES,
                time,
                Level.named(kind),
                "",
                more ? kind + ":  " + matcher.group(5) : matcher.group(5),
                fields));
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static Optional<Head> java(Optional<Instant> time, String rest) {
        Matcher spring = SPRING.matcher(rest);
        if (spring.matches()) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("pid", spring.group(2));
            List<String> brackets =
                    List.of(spring.group(3).strip().replaceAll("^\\[|\\]$", "").split("\\] ?\\["));
            fields.put("thread", brackets.getLast().strip());
            return Optional.of(
                    new Head("java", time, Level.named(spring.group(1)), spring.group(4), spring.group(5), fields));
        }
        Matcher thread = THREAD_FIRST.matcher(rest);
        if (thread.matches()) {
            return Optional.of(Head.of("java", time, Level.named(thread.group(2)), thread.group(3), thread.group(4))
                    .with(Map.of("thread", thread.group(1))));
        }
        Matcher level = LEVEL_FIRST.matcher(rest);
        if (level.matches()) {
            Head head = Head.of("java", time, Level.named(level.group(1)), level.group(3), level.group(4));
            return Optional.of(level.group(2) == null ? head : head.with(Map.of("thread", level.group(2))));
        }
        return Optional.empty();
    }

    private static Optional<Head> python(Optional<Instant> time, String rest) {
        Matcher matcher = DASHED.matcher(rest);
        return matcher.matches()
                ? Optional.of(
                        Head.of("python", time, Level.named(matcher.group(2)), matcher.group(1), matcher.group(3)))
                : Optional.empty();
    }

    private static Optional<Head> go(Optional<Instant> time, String rest) {
        Matcher matcher = GO.matcher(rest);
        return matcher.matches()
                ? Optional.of(Head.of(
                        "go",
                        time,
                        Optional.empty(),
                        Optional.ofNullable(matcher.group(1)).orElse(""),
                        matcher.group(2)))
                : Optional.empty();
    }

    /** A level among the first words, where it stands as one: in capitals, or in brackets. */
    private static Optional<Head> plainLevel(Optional<Instant> time, String rest) {
        return LevelWord.in(rest)
                .map(found -> Head.of(Forms.TEXT, time, Optional.of(found.level()), "", found.message()));
    }
}
