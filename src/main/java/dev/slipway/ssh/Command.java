package dev.slipway.ssh;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command for a host's POSIX sh: the only way to make something run there. A value becomes exactly one word, whatever
 * characters it holds; a script is text of ours that gets its values as positional parameters.
 *
 * <p>The line is sent in UTF-8. What a word of a shell cannot hold is refused with an
 * {@link IllegalArgumentException}: a NUL character, half of a surrogate pair, and a line of 128 KiB or more, which
 * Linux starts no program with (execve(2), MAX_ARG_STRLEN).
 */
public final class Command {
    private static final int SUMMARY = 80;
    private static final int LONGEST = 128 * 1024;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]*");

    private final String line;
    private final String summary;

    private Command(String line) {
        this(line, beginning(line));
    }

    private Command(String line, String summary) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(line)) {
            throw new IllegalArgumentException("A word for a shell cannot hold half of a surrogate pair");
        }
        if (line.getBytes(StandardCharsets.UTF_8).length >= LONGEST) {
            throw new IllegalArgumentException("A command for a shell must be shorter than 128 KiB");
        }
        this.line = line;
        this.summary = summary;
    }

    /** A program with its arguments, each one word. */
    public static Command of(String program, String... arguments) {
        List<String> words = new ArrayList<>();
        words.add(program);
        words.addAll(List.of(arguments));
        return new Command(words.stream().map(Command::quoted).collect(Collectors.joining(" ")));
    }

    /**
     * The same with the program's name unquoted, for servers that read the line themselves and know few programs, as those
     * of git do. A name of other characters than letters, digits, dots, dashes and slashes is refused with an
     * {@link IllegalArgumentException}.
     */
    public static Command plain(String program, String... arguments) {
        if (!PLAIN.matcher(program).matches()) {
            throw new IllegalArgumentException(program + " is no plain name of a program");
        }
        return new Command(
                Stream.concat(Stream.of(program), Stream.of(arguments).map(Command::quoted))
                        .collect(Collectors.joining(" ")));
    }

    /**
     * A script of ours, run by {@code sh -c} with these values as {@code $1}, {@code $2} and so on. The script must be
     * constant text: what varies goes in as a value.
     */
    public static Command script(String script, List<String> values) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "slipway"));
        words.addAll(values);
        return of(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
    }

    /**
     * The same.
     *
     * @param name of the script, for messages
     */
    public static Command script(String name, String script, List<String> values) {
        return new Command(script(script, values).line, name);
    }

    /** One word for a POSIX shell: in single quotes, with each single quote as {@code '\''} (POSIX.1-2024, XCU 2.2.2). */
    public static String quoted(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A word for a shell cannot hold a NUL character");
        }
        return "'" + value.replace("'", "'\\''") + "'";
    }

    /** For messages: the script's name, or the beginning of the line. */
    public String summary() {
        return summary;
    }

    private static String beginning(String line) {
        String start = line.lines().findFirst().orElse("");
        boolean whole = start.length() == line.length() && start.length() <= SUMMARY;
        return whole ? line : start.substring(0, Math.min(SUMMARY, start.length())) + " …";
    }

    /** What is sent to the host's shell; also what a plan shows. */
    public String line() {
        return line;
    }

    @Override
    public String toString() {
        return line;
    }
}
