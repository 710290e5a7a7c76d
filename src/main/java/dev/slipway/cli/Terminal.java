package dev.slipway.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Where a command reads and writes: people's text on standard output, complaints on standard error, colour only on a
 * terminal and not where {@code NO_COLOR} is set (no-color.org).
 */
public final class Terminal {
    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;
    private final boolean interactive;
    private final boolean colour;

    /** Reads and writes here; asks only where {@code interactive}. */
    public Terminal(PrintStream out, PrintStream err, Reader in, boolean interactive, boolean colour) {
        this.out = out;
        this.err = err;
        this.in = new BufferedReader(in);
        this.interactive = interactive;
        this.colour = colour;
    }

    /** A line of people's text, or a JSON object. */
    public void line(String text) {
        out.println(text);
    }

    /** A line of complaint. */
    public void complain(String text) {
        err.println(text);
    }

    PrintWriter out() {
        return new PrintWriter(out, true, out.charset());
    }

    PrintWriter err() {
        return new PrintWriter(err, true, err.charset());
    }

    /** Asks; empty where nobody can answer. */
    Optional<String> ask(String question) {
        if (!interactive) {
            return Optional.empty();
        }
        out.print(question + " ");
        out.flush();
        try {
            return Optional.ofNullable(in.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String good(String text) {
        return coloured("32", text);
    }

    String bad(String text) {
        return coloured("31", text);
    }

    String muted(String text) {
        return coloured("2", text);
    }

    /** SGR sequences of ECMA-48. */
    private String coloured(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
