package dev.slipway.logs.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Syslog as RFC 5424 and RFC 3164 have it, with and without priority, and as rsyslog writes it into files. */
final class SyslogForm {
    private static final int MOST_PRIORITY = 191;
    private static final Pattern OLD = Pattern.compile(
            "([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?) (\\S+) ([^\\s:\\[]+)(?:\\[(\\d+)\\])?: ?(.*)",
            Pattern.DOTALL);
    private static final Pattern TAG =
            Pattern.compile(" ([A-Za-z0-9][\\w.:-]*) ([A-Za-z][\\w./-]*)(?:\\[(\\d+)\\])?: (.*)", Pattern.DOTALL);
    private static final Pattern PRIORITY = Pattern.compile("<(\\d{1,3})>(1 )?");

    private SyslogForm() {}

    /** A line that begins with a priority. */
    static Optional<Head> ofPriority(String line, Times times) {
        Matcher matcher = PRIORITY.matcher(line);
        if (!matcher.lookingAt() || Integer.parseInt(matcher.group(1)) > MOST_PRIORITY) {
            return Optional.empty();
        }
        Level level = Level.ofSeverity(Integer.parseInt(matcher.group(1)) % 8);
        String rest = line.substring(matcher.end());
        return matcher.group(2) == null ? old(rest, times, Optional.of(level)) : structured(rest, times, level);
    }

    /** RFC 5424: time, host, program, process, message id, structured data, message. */
    private static Optional<Head> structured(String text, Times times, Level level) {
        Cursor cursor = new Cursor(text, 0);
        String stamp = cursor.until(' ');
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "host", cursor.until(' '));
        String program = cursor.until(' ');
        put(fields, "pid", cursor.until(' '));
        put(fields, "msgid", cursor.until(' '));
        if (cursor.end()) {
            return Optional.empty();
        }
        if (cursor.on('[')) {
            while (cursor.over('[')) {
                data(cursor, fields);
            }
        } else {
            cursor.over('-');
        }
        cursor.over(' ');
        String message = cursor.rest();
        Optional<Instant> time = times.stamp(stamp);
        return time.isEmpty() && !stamp.equals("-")
                ? Optional.empty()
                : Optional.of(new Head(
                        "syslog",
                        time,
                        Optional.of(level),
                        program.equals("-") ? "" : program,
                        message.startsWith("\uFEFF") ? message.substring(1) : message,
                        fields));
    }

    private static void data(Cursor cursor, Map<String, String> fields) {
        StringBuilder id = new StringBuilder();
        while (!cursor.end() && !cursor.on(' ') && !cursor.on(']')) {
            char c = cursor.peek();
            id.append(c);
            cursor.over(c);
        }
        while (cursor.over(' ')) {
            String name = cursor.until('=');
            if (!cursor.over('"')) {
                return;
            }
            fields.put(id + "." + name, cursor.quoted());
        }
        cursor.over(']');
    }

    private static void put(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty() && !value.equals("-")) {
            fields.put(name, value);
        }
    }

    /** RFC 3164: month and day without a year, host, program. */
    static Optional<Head> old(String text, Times times, Optional<Level> level) {
        Matcher matcher = OLD.matcher(text);
        if (!matcher.matches() || Times.month(matcher.group(1)) == 0) {
            return Optional.empty();
        }
        return times.yearless(Times.month(matcher.group(1)), Integer.parseInt(matcher.group(2)), matcher.group(3))
                .map(time -> tagged(Optional.of(time), level, matcher, 4));
    }

    /** Behind a whole time: host, program. */
    static Optional<Head> tagged(Optional<Instant> time, String rest) {
        Matcher matcher = TAG.matcher(rest);
        return matcher.matches() && Level.named(matcher.group(1)).isEmpty()
                ? Optional.of(tagged(time, Optional.empty(), matcher, 1))
                : Optional.empty();
    }

    private static Head tagged(Optional<Instant> time, Optional<Level> level, Matcher matcher, int host) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("host", matcher.group(host));
        Optional.ofNullable(matcher.group(host + 2)).ifPresent(pid -> fields.put("pid", pid));
        return new Head("syslog", time, level, matcher.group(host + 1), matcher.group(host + 3), fields);
    }
}
