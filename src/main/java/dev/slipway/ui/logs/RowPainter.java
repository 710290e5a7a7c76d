package dev.slipway.ui.logs;

import dev.slipway.logs.text.Style;
import dev.slipway.logs.text.Style.Attribute;
import dev.slipway.ui.logs.LogsInk.Ground;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/** Draws rows of logs. */
final class RowPainter {
    /** Distance of the text from the left edge. */
    static final double INSET = 14;

    private static final double BASELINE = 14;
    private static final double DASH = 4;

    private final LogsInk ink;
    private final GraphicsContext graphics;

    /** How a row is drawn beside what it says. */
    record Dress(boolean selected, boolean focused) {}

    RowPainter(LogsInk ink, GraphicsContext graphics) {
        this.ink = ink;
        this.graphics = graphics;
    }

    /** Draws a row with its upper edge there. */
    void draw(LaidRow row, double top, double width, Dress dress) {
        graphics.setTextBaseline(VPos.BASELINE);
        Ground ground = dress.selected() ? Ground.SELECTION : ground(row.kind());
        graphics.setFill(ink.of(ground));
        if (ground != Ground.PANEL) {
            graphics.fillRect(0, top, width, row.height());
        }
        Color behind = ink.of(ground);
        double inset = row.band() ? (LaidRow.BAND - LaidRow.LINE) / 2 : 0;
        for (int line = 0; line < row.lines().size(); line++) {
            double baseline = top + inset + line * LaidRow.LINE + BASELINE;
            row.lines().get(line).pieces().forEach(piece -> draw(piece, baseline, width, behind));
        }
        if (row.band()) {
            across(row, top, width);
        }
        if (dress.focused()) {
            graphics.setStroke(ink.of(Tone.FOCUS));
            graphics.setLineWidth(1);
            graphics.setLineDashes();
            graphics.strokeRect(0.5, top + 0.5, width - 1, row.height() - 1);
        }
    }

    private static Ground ground(LaidRow.Kind kind) {
        return switch (kind) {
            case RECORD -> Ground.PANEL;
            case GRAVE -> Ground.ERROR;
            case GAP -> Ground.GAP;
            case MARK -> Ground.MARK;
        };
    }

    private void across(LaidRow row, double top, double width) {
        graphics.setStroke(ink.of(row.kind() == LaidRow.Kind.GAP ? Tone.WARNING : Tone.RELEASE));
        graphics.setLineWidth(1);
        graphics.setLineDashes(DASH, DASH);
        graphics.strokeLine(0, top + 0.5, width, top + 0.5);
        graphics.strokeLine(0, top + row.height() - 0.5, width, top + row.height() - 0.5);
        graphics.setLineDashes();
    }

    private void draw(Piece piece, double baseline, double width, Color behind) {
        double left = INSET + piece.column() * ink.advance();
        if (left >= width || (piece.text().isBlank() && piece.style().equals(Style.PLAIN))) {
            return;
        }
        double room = piece.columns() * ink.advance();
        StyleInk style = StyleInk.of(piece.style(), ink.of(piece.tone()), behind);
        style.ground().ifPresent(ground -> {
            graphics.setFill(ground);
            graphics.fillRect(left, baseline - BASELINE, room, LaidRow.LINE);
        });
        graphics.setFont(piece.style().has(Attribute.BOLD) ? ink.bold() : ink.font());
        graphics.setFill(style.letters().orElse(ink.of(piece.tone())));
        if (piece.regular()) {
            graphics.fillText(shown(piece.text(), left, width), left, baseline);
        } else {
            graphics.fillText(piece.text(), left, baseline, room);
        }
        if (piece.style().has(Attribute.UNDERLINED)) {
            graphics.fillRect(left, baseline + 2, room, 1);
        }
        if (piece.style().has(Attribute.STRUCK)) {
            graphics.fillRect(left, baseline - 4, room, 1);
        }
    }

    /** What of it is to be seen, for lines may be very long. */
    private String shown(String text, double left, double width) {
        int most = (int) Math.ceil((width - left) / Math.max(1, ink.advance()));
        return text.length() <= most ? text : text.substring(0, most);
    }
}
