package dev.slipway.logs.text;

import dev.slipway.logs.text.SafeText.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lines one after another; how text looks goes on from one to the next. */
final class SafeReading {
    static final int JOINER = 0x200d;

    private static final int ESCAPE = 0x1b;
    private static final int EMOJI = 0xfe0f;
    private static final int TAB = 4;

    /** More marks over one letter than any language has are told by their number. */
    private static final int MOST_MARKS = 4;

    /** What changes its looks more often is shown as it is. */
    private static final int MOST_SPANS = 1000;

    private final boolean coloured;
    private final StringBuilder text = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();
    private Style style = Style.PLAIN;
    private int since;
    private int column;

    /** The character that marks would be drawn over; 0 where there is none. */
    private int base;

    private int before;
    private int marks;

    /** @param coloured whether sequences that ask for colours become styles, and tabs spaces; else both stay, the first visibly */
    SafeReading(boolean coloured) {
        this.coloured = coloured;
    }

    SafeText line(String line) {
        begin();
        int at = 0;
        while (at < line.length()) {
            int character = line.codePointAt(at);
            int end = coloured && character == ESCAPE && spans.size() < MOST_SPANS ? Sgr.end(line, at) : -1;
            Optional<Style> next = end < 0 ? Optional.empty() : Sgr.after(style, line.substring(at + 2, end - 1));
            if (next.isPresent()) {
                close();
                style = next.get();
                at = end;
            } else {
                at += Character.charCount(character);
                take(character, at < line.length() ? line.codePointAt(at) : 0);
            }
        }
        tellMarks();
        close();
        return new SafeText(text.toString(), spans);
    }

    private void begin() {
        text.setLength(0);
        spans.clear();
        since = 0;
        column = 0;
        base = 0;
        before = 0;
        marks = 0;
    }

    private void close() {
        if (!style.equals(Style.PLAIN) && text.length() > since) {
            spans.add(new Span(since, text.length(), style));
        }
        since = text.length();
    }

    private void take(int character, int next) {
        int type = Character.getType(character);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
        if (belongsToPicture(character, next)) {
            text.appendCodePoint(character);
        } else if (mark && !Visible.acts(character) && base != 0) {
            over(character);
        } else {
            tellMarks();
            put(character, mark);
        }
        before = character;
    }

    /** How a picture is presented, once, and what joins two to one. */
    private boolean belongsToPicture(int character, int next) {
        if (!Character.isExtendedPictographic(base)) {
            return false;
        }
        return character == EMOJI
                ? before == base
                : character == JOINER && Character.isExtendedPictographic(next) && (before == base || before == EMOJI);
    }

    private void over(int mark) {
        if (marks++ < MOST_MARKS) {
            text.appendCodePoint(mark);
        }
    }

    private void tellMarks() {
        if (marks > MOST_MARKS) {
            say("<+" + (marks - MOST_MARKS) + " marks>");
        }
        marks = 0;
    }

    private void put(int character, boolean mark) {
        if (!coloured && (character == '\t' || character == '\n')) {
            say(Character.toString(character));
        } else if (character == '\t') {
            say(" ".repeat(TAB - column % TAB));
        } else if (mark || Visible.acts(character)) {
            say(Visible.symbol(character));
        } else {
            text.appendCodePoint(character);
            column += Columns.of(character);
            base = character;
        }
    }

    private void say(String symbol) {
        text.append(symbol);
        column += symbol.length();
        base = 0;
    }
}
