package dev.slipway.logs.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what the first line of a record says, whatever form it has: JSON, logfmt, syslog (RFC 5424 and 3164), requests and errors
 * of nginx and Apache, Java (Logback, Log4j, Spring Boot, JUL), Python, Go, klog, Ruby, PostgreSQL, what Docker and Kubernetes put
 * around these, and text that begins with a time or a level.
 */
public final class Forms {
    /** Text without a form of its own. */
    public static final String TEXT = "text";

    public static final String POSTGRES = "postgres";

    /** The form whose second line has level and message. */
    public static final String JUL = "jul";

    /** PostgreSQL's lines that say more of the one before: DETAIL, HINT, STATEMENT and their like. */
    public static final String POSTGRES_MORE = "postgres more";

    private static final Pattern KLOG = Pattern.compile(
            "([IWEF])(\\d{2})(\\d{2}) (" + Times.TIME + ")\\s+(\\d+) ([^\\s:\\]]+:\\d+)\\] (.*)", Pattern.DOTALL);
    private static final Pattern RUBY = Pattern.compile(
            "([DIWEFA]), \\[(" + Times.DATE + "T" + Times.TIME + ") #(\\d+)\\]\\s+([A-Z]+) -- (\\S*): (.*)",
            Pattern.DOTALL);
    private static final Pattern JUL_FIRST = Pattern.compile(
            "([A-Z][a-z]{2}) (\\d{1,2}), (\\d{4}),? (\\d{1,2}):(\\d{2}:\\d{2}) ([AP]M) (\\S+)(?: (\\S+))?");
    private static final Pattern BASIC =
            Pattern.compile("(DEBUG|INFO|WARNING|ERROR|CRITICAL):([\\w.-]+):(.*)", Pattern.DOTALL);
    private static final Pattern LEVEL_FIRST = Pattern.compile(
            "\\[?(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|PANIC)\\]?(?::| -|\\s)\\s*(.*)",
            Pattern.DOTALL);

    private final Times times;

    /** For a source whose times that name no zone are by this clock. */
    public Forms(Times times) {
        this.times = times;
    }

    /** A line as its program wrote it: without what Docker, Kubernetes or systemd's journal put around it. */
    public Unwrapped unwrapped(String line) {
        Optional<Wrapped> wrapped = line.startsWith("{")
                ? JsonForm.wrapped(line, times).or(() -> JournalForm.wrapped(line))
                : digit(line, 0) ? StampedForm.stamped(line, times).flatMap(StampedForm::wrapped) : Optional.empty();
        return wrapped.map(inner -> new Unwrapped(inner.line(), inner.time(), inner.level(), inner.goesOn()))
                .orElseGet(() -> new Unwrapped(line, Optional.empty(), Optional.empty(), false));
    }

    /**
     * A line of a program.
     *
     * @param time when it was taken in, as what ran the program noted it
     * @param level likewise
     * @param goesOn whether the next line is more of it: what ran the program takes in so much at once
     */
    public record Unwrapped(String line, Optional<Instant> time, Optional<Level> level, boolean goesOn) {}

    /** What it says as the first line of a record; empty where nothing shows that one begins here. */
    public Optional<Head> head(Unwrapped unwrapped) {
        return head(unwrapped.line()).map(head -> head.within(unwrapped));
    }

    private Optional<Head> head(String line) {
        if (line.isEmpty()) {
            return Optional.empty();
        }
        return switch (line.charAt(0)) {
            case '{' -> JsonForm.head(line, times);
            case '<' -> SyslogForm.ofPriority(line, times);
            case '[' ->
                WebForm.apache(line, times)
                        .or(() -> StampedForm.stamped(line, times).map(StampedForm::head))
                        .or(() -> levelFirst(line));
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                StampedForm.stamped(line, times)
                        .map(StampedForm::head)
                        .or(() -> StampedForm.dayless(line, times))
                        .or(() -> WebForm.request(line, times));
            default -> worded(line);
        };
    }

    private static boolean digit(String line, int at) {
        return line.length() > at && line.charAt(at) >= '0' && line.charAt(at) <= '9';
    }

    private Optional<Head> worded(String line) {
        char first = line.charAt(0);
        Optional<Head> begun = first >= 'A' && first <= 'Z'
                ? klog(line)
                        .or(() -> ruby(line))
                        .or(() -> SyslogForm.old(line, times, Optional.empty()))
                        .or(() -> jul(line))
                        .or(() -> basic(line))
                        .or(() -> levelFirst(line))
                : Optional.empty();
        return begun.or(() -> LogfmtForm.head(line, times)).or(() -> WebForm.request(line, times));
    }

    private Optional<Head> klog(String line) {
        Matcher matcher = KLOG.matcher(line);
        return matcher.matches()
                ? Optional.of(new Head(
                        "klog",
                        times.yearless(
                                Integer.parseInt(matcher.group(2)),
                                Integer.parseInt(matcher.group(3)),
                                matcher.group(4)),
                        Optional.of(Level.ofLetter(line.charAt(0))),
                        matcher.group(6),
                        matcher.group(7),
                        Map.of("thread", matcher.group(5))))
                : Optional.empty();
    }

    /** As Ruby's Logger writes, and with it Rails in production. */
    private Optional<Head> ruby(String line) {
        Matcher matcher = RUBY.matcher(line);
        return matcher.matches()
                ? Optional.of(new Head(
                        "ruby",
                        times.stamp(matcher.group(2)),
                        Level.named(matcher.group(4)),
                        matcher.group(5),
                        matcher.group(6),
                        Map.of("pid", matcher.group(3))))
                : Optional.empty();
    }

    /** The first of the two lines of java.util.logging; the second has level and message. */
    private Optional<Head> jul(String line) {
        Matcher matcher = JUL_FIRST.matcher(line);
        int month = matcher.matches() ? Times.month(matcher.group(1)) : 0;
        if (month == 0) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(matcher.group(4)) % 12 + (matcher.group(6).equals("PM") ? 12 : 0);
        Map<String, String> fields = new LinkedHashMap<>();
        Optional.ofNullable(matcher.group(8)).ifPresent(method -> fields.put("method", method));
        return Optional.of(new Head(
                JUL,
                times.dated(
                        Integer.parseInt(matcher.group(3)),
                        month,
                        Integer.parseInt(matcher.group(2)),
                        String.format(Locale.ROOT, "%02d:%s", hour, matcher.group(5)),
                        Optional.empty()),
                Optional.empty(),
                matcher.group(7),
                "",
                fields));
    }

    /** Python's logging.basicConfig. */
    private static Optional<Head> basic(String line) {
        Matcher matcher = BASIC.matcher(line);
        return matcher.matches()
                ? Optional.of(Head.of(
                        "python", Optional.empty(), Level.named(matcher.group(1)), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    private static Optional<Head> levelFirst(String line) {
        Matcher matcher = LEVEL_FIRST.matcher(line);
        return matcher.matches()
                ? Optional.of(Head.of(TEXT, Optional.empty(), Level.named(matcher.group(1)), "", matcher.group(2)))
                : Optional.empty();
    }
}
