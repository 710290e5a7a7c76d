package dev.slipway.cli;

import java.util.ArrayList;
import java.util.List;

/** A line of people's text in parts, each with its ink. A part is text only: what it holds never acts on a terminal. */
record Line(List<Part> parts) {
    /** How a part looks where there is colour. */
    enum Ink {
        PLAIN,
        GOOD,
        BAD,
        MUTED,
        /** As a program wrote it into a log, with the colours that it asked for. */
        WRITTEN
    }

    /** A stretch of text in one ink. */
    record Part(Ink ink, String text) {}

    /** A line that begins with this text. */
    static Line of(String text) {
        return new Line(List.of(new Part(Ink.PLAIN, text)));
    }

    /** The line of a complaint. */
    static Line ofBad(String text) {
        return new Line(List.of(new Part(Ink.BAD, text)));
    }

    Line plain(String text) {
        return with(Ink.PLAIN, text);
    }

    Line good(String text) {
        return with(Ink.GOOD, text);
    }

    Line bad(String text) {
        return with(Ink.BAD, text);
    }

    Line muted(String text) {
        return with(Ink.MUTED, text);
    }

    Line written(String text) {
        return with(Ink.WRITTEN, text);
    }

    private Line with(Ink ink, String text) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(ink, text));
        return new Line(List.copyOf(more));
    }
}
