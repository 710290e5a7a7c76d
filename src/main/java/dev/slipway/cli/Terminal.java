package dev.slipway.cli;

import dev.slipway.json.Json;
import dev.slipway.logs.text.Ansi;
import dev.slipway.logs.text.SafeText;
import dev.slipway.secret.Masking;
import dev.slipway.secret.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a command reads and writes: people's text on standard output, complaints on standard error, colour only on a
 * terminal and not where {@code NO_COLOR} is set (no-color.org). No secret value that is known is shown.
 */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;
    private final boolean interactive;
    private final boolean colour;
    private final Unseen unseen;
    private final Masking masking;

    /** Reads what a person types without showing it; gives nothing where the input ended. */
    public interface Unseen {
        /** No terminal: nobody types. */
        Unseen NOBODY = _ -> Optional.empty();

        /** Shows the question and waits for a line. */
        Optional<Secret> read(String question);
    }

    /** Reads and writes here, where no secret value is known; asks only where {@code interactive}, and nothing unseen. */
    public Terminal(PrintStream out, PrintStream err, Reader in, boolean interactive, boolean colour) {
        this(out, err, in, interactive, colour, Unseen.NOBODY, new Masking());
    }

    /**
     * The same.
     *
     * @param unseen a way to read what is not to be seen
     * @param masking of all that is written
     */
    public Terminal(
            PrintStream out,
            PrintStream err,
            Reader in,
            boolean interactive,
            boolean colour,
            Unseen unseen,
            Masking masking) {
        this.masking = masking;
        this.out = out;
        this.err = err;
        this.in = new BufferedReader(in);
        this.interactive = interactive;
        this.colour = colour;
        this.unseen = unseen;
    }

    /** A line of people's text. */
    public void line(String text) {
        line(Line.of(text));
    }

    void line(Line line) {
        out.println(shown(line));
    }

    /** A value as one line of JSON. */
    public void object(Object value) {
        json(Json.text(value, masking::mask));
    }

    /** A line that is JSON already. */
    void json(String object) {
        out.println(escaped(object));
    }

    /** A line of complaint. */
    public void complain(String text) {
        complain(Line.of(text));
    }

    void complain(Line line) {
        err.println(shown(line));
    }

    /** Standard input. */
    BufferedReader in() {
        return in;
    }

    PrintWriter out() {
        return new PrintWriter(out, true, out.charset());
    }

    PrintWriter err() {
        return new PrintWriter(err, true, err.charset());
    }

    /** Whether a person can answer. */
    boolean interactive() {
        return interactive;
    }

    /** Asks on standard error, so that standard output holds results only; empty where nobody can answer. */
    Optional<String> ask(String question) {
        if (!interactive) {
            return Optional.empty();
        }
        err.print(printable(question) + " ");
        err.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same without showing what is typed. */
    Optional<Secret> askUnseen(String question) {
        return interactive ? unseen.read(printable(question) + " ") : Optional.empty();
    }

    /** What is left on standard input, or its beginning where that is longer. */
    String rest(int most) {
        try {
            char[] text = new char[most];
            int length = 0;
            for (int read = 0; read >= 0 && length < most; length += Math.max(read, 0)) {
                read = in.read(text, length, most - length);
            }
            return new String(text, 0, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shown(Line line) {
        return line.parts().stream().map(this::shown).collect(Collectors.joining());
    }

    /** SGR sequences of ECMA-48. */
    private String shown(Line.Part part) {
        String text = printable(part.text());
        return switch (part.ink()) {
            case PLAIN -> text;
            case GOOD -> coloured("32", text);
            case BAD -> coloured("31", text);
            case MUTED -> coloured("2", text);
            case WRITTEN -> written(part.text());
        };
    }

    /** A line of a log with its colours; a secret value that colours stand within is found too. */
    private String written(String line) {
        SafeText safe = SafeText.of(masking.mask(line));
        String masked = masking.mask(safe.text());
        return colour && masked.equals(safe.text()) ? Ansi.of(safe) : masked;
    }

    private String coloured(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /** Hosts, commits and files hold texts of others, in which control characters must not act on a terminal. */
    private String printable(String text) {
        return SafeText.visible(masking.mask(text));
    }

    /** The same JSON; its own escapes cover what stands before the space, and these the control characters behind it. */
    private static String escaped(String json) {
        return SafeText.inJson(json);
    }
}
