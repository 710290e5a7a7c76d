package dev.slipway.ui.widget;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;

/** Draws the visible lines of a log: time, source, text. */
final class LogPainter {
    /** Height of a line. */
    static final double ROW = 20;

    /** From the top of a line down to the foot of its letters. */
    private static final double BASELINE = 14;

    /** Distance of the text from the left and right edge. */
    static final double INSET = 12;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int TIME_WIDTH = 14;
    private static final int GAP = 2;

    private final LogInk ink;
    private final ZoneId zone;
    private final List<String> sources = new ArrayList<>();
    private int sourceWidth;

    LogPainter(LogInk ink, ZoneId zone) {
        this.ink = ink;
        this.zone = zone;
    }

    /** Gives new sources their colour and place, in this order. */
    void expect(List<String> some) {
        some.stream()
                .filter(source -> !source.isEmpty() && !sources.contains(source))
                .distinct()
                .forEach(sources::add);
        sourceWidth = sources.stream().mapToInt(String::length).max().orElse(0);
    }

    /** The how many-th source this is, from 0, which decides its colour. */
    int number(String source) {
        return Math.max(0, sources.indexOf(source));
    }

    /** The line as it is copied. */
    String text(LogLine line) {
        return TIME.format(line.at().atZone(zone)) + "  " + pad(line.source()) + "  " + line.text();
    }

    /** How wide a line is when drawn. */
    double width(LogLine line) {
        return 2 * INSET + (TIME_WIDTH + sourceWidth + GAP + line.text().length()) * ink.advance();
    }

    /** Draws a line with its upper left corner there; {@code width} is that of the whole view. */
    void draw(GraphicsContext graphics, LogLine line, double left, double top, double width, boolean selected) {
        graphics.setFont(ink.font());
        graphics.setTextBaseline(VPos.BASELINE);
        if (selected || line.level() == LogLine.Level.ERROR) {
            graphics.setFill(selected ? ink.selection() : ink.errorGround());
            graphics.fillRect(0, top, width, ROW);
        }
        double x = left + INSET;
        double baseline = Math.round(top) + BASELINE;
        graphics.setFill(ink.muted());
        graphics.fillText(TIME.format(line.at().atZone(zone)), x, baseline);
        x += TIME_WIDTH * ink.advance();
        graphics.setFill(ink.ofSource(number(line.source())));
        graphics.fillText(line.source(), x, baseline);
        x += (sourceWidth + GAP) * ink.advance();
        graphics.setFill(ink.of(line.level()));
        graphics.fillText(line.text(), x, baseline);
    }

    private String pad(String source) {
        return source + " ".repeat(Math.max(0, sourceWidth - source.length()));
    }
}
