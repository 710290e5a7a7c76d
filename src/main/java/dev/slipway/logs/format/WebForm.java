package dev.slipway.logs.format;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What web servers write: the common and the combined form of requests, and the errors of nginx and Apache. */
final class WebForm {
    private static final Pattern WHEN =
            Pattern.compile("(\\d{2})/([A-Z][a-z]{2})/(\\d{4}):(\\d{2}:\\d{2}:\\d{2}) ([+-]\\d{4})");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) ([^ ?]+)(?:\\?\\S*)? HTTP/\\S+");
    private static final Pattern NGINX =
            Pattern.compile(" \\[(\\w+)\\] (\\d+)#(\\d+): (?:\\*(\\d+) )?(.*)", Pattern.DOTALL);
    private static final Pattern APACHE = Pattern.compile(
            "\\[[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\\d{1,2}) (\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,6})?) (\\d{4})\\]"
                    + " \\[(?:([\\w-]*):)?(\\w+)\\] (?:\\[pid (\\d+)[^\\]]*\\] )?(?:\\[client ([^\\]]*)\\] )?(.*)",
            Pattern.DOTALL);

    private WebForm() {}

    /** A request: who, when, what, how it was answered. */
    static Optional<Head> request(String line, Times times) {
        Cursor cursor = new Cursor(line, 0);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("client", cursor.until(' '));
        cursor.until(' ');
        String user = cursor.until(' ');
        if (!cursor.over('[')) {
            return Optional.empty();
        }
        Matcher when = WHEN.matcher(cursor.until(']'));
        if (!when.matches() || !cursor.over(' ') || !cursor.over('"')) {
            return Optional.empty();
        }
        String request = cursor.quoted();
        cursor.over(' ');
        String status = cursor.word();
        if (!status.matches("\\d{3}")) {
            return Optional.empty();
        }
        cursor.over(' ');
        Matcher asked = REQUEST.matcher(request);
        if (asked.matches()) {
            fields.put("method", asked.group(1));
            fields.put("path", asked.group(2));
        }
        fields.put("user", user);
        fields.put("status", status);
        fields.put("bytes", cursor.word());
        fields.values().remove("-");
        named(cursor, fields, "referrer");
        named(cursor, fields, "agent");
        return Optional.of(new Head(
                "access",
                time(when, times),
                Optional.of(Level.ofStatus(Integer.parseInt(status))),
                "",
                request + " " + status,
                fields));
    }

    private static void named(Cursor cursor, Map<String, String> fields, String name) {
        cursor.over(' ');
        if (cursor.over('"')) {
            String value = cursor.quoted();
            if (!value.equals("-")) {
                fields.put(name, value);
            }
        }
    }

    private static Optional<Instant> time(Matcher when, Times times) {
        return times.dated(
                Integer.parseInt(when.group(3)),
                Times.month(when.group(2)),
                Integer.parseInt(when.group(1)),
                when.group(4),
                Optional.of(when.group(5)));
    }

    /** Behind the time of a line of nginx's error log. */
    static Optional<Head> nginx(Optional<Instant> time, String rest) {
        Matcher matcher = NGINX.matcher(rest);
        if (!matcher.matches() || Level.named(matcher.group(1)).isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("pid", matcher.group(2));
        Optional.ofNullable(matcher.group(4)).ifPresent(connection -> fields.put("connection", connection));
        return Optional.of(new Head("nginx", time, Level.named(matcher.group(1)), "", matcher.group(5), fields));
    }

    /** A line of Apache's error log, versions 2.2 and 2.4. */
    static Optional<Head> apache(String line, Times times) {
        Matcher matcher = APACHE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Optional.ofNullable(matcher.group(7)).ifPresent(pid -> fields.put("pid", pid));
        Optional.ofNullable(matcher.group(8)).ifPresent(client -> fields.put("client", client));
        return Optional.of(new Head(
                "apache",
                times.dated(
                        Integer.parseInt(matcher.group(4)),
                        Times.month(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        matcher.group(3),
                        Optional.empty()),
                Level.named(matcher.group(6).replaceAll("\\d$", "")),
                Optional.ofNullable(matcher.group(5)).orElse(""),
                matcher.group(9),
                fields));
    }
}
