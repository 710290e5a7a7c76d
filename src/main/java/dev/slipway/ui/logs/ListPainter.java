package dev.slipway.ui.logs;

import dev.slipway.logs.Row;
import dev.slipway.logs.Stretch;
import dev.slipway.logs.text.Style;
import dev.slipway.logs.text.Style.Attribute;
import dev.slipway.ui.logs.LogsInk.Ground;
import dev.slipway.ui.logs.Picked.Places;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;

/** Paints the rows of logs that are seen. */
final class ListPainter {
    /** From the left edge to the columns; what is told of a row by a sign stands there. */
    static final double GUTTER = 32;

    private static final double BASELINE = 14;
    private static final double BAND_BASELINE = 18;
    private static final double BAR = 4;
    private static final double BOOKMARK_AT = 8;
    private static final double FOLD_AT = 20;

    private final LogsInk ink;
    private final GraphicsContext graphics;

    /** What each host was last seen to run, from the top down. */
    private final Map<String, String> told = new HashMap<>();

    private double width;
    private double shift;

    ListPainter(LogsInk ink, GraphicsContext graphics) {
        this.ink = ink;
        this.graphics = graphics;
    }

    /**
     * Paints all that is seen.
     *
     * @param aside how far it is moved to the left
     * @param focused whether keys go there
     * @return up to which column the widest line goes
     */
    int paint(LogLines lines, double paneWidth, double height, double aside, boolean focused) {
        width = paneWidth;
        shift = aside;
        told.clear();
        graphics.setFill(ink.of(Ground.PANEL));
        graphics.fillRect(0, 0, paneWidth, height);
        graphics.setTextBaseline(VPos.BASELINE);
        Optional<Places> places = lines.places();
        Optional<Picked> block = lines.picked().filter(Picked::isBlock);
        int cursor = lines.cursor();
        int widest = 0;
        double top = -lines.listing().hidden();
        for (int place = lines.listing().top(); place < lines.rows().size() && top < height; place++) {
            LaidRow row = lines.laid(place);
            boolean picked = places.isPresent() && places.get().contains(place);
            ground(row, top, picked && block.isEmpty());
            if (picked && block.isPresent()) {
                fill(Ground.SELECTION, x(block.get().left()), top, columns(block.get()), row.height());
            }
            widest = Math.max(widest, paint(lines, row, top));
            signs(lines, row, top);
            if (focused && place == cursor) {
                graphics.setStroke(ink.of(Ground.FOCUS));
                graphics.setLineWidth(1);
                graphics.strokeRect(0.5, Math.rint(top) + 0.5, width - 1, row.height() - 1);
            }
            top += row.height();
        }
        return widest;
    }

    private double x(int column) {
        return GUTTER + column * ink.advance() - shift;
    }

    private double columns(Picked block) {
        return (block.right() - block.left()) * ink.advance();
    }

    private void ground(LaidRow row, double top, boolean picked) {
        if (picked) {
            fill(Ground.SELECTION, 0, top, width, row.open() ? LaidRow.LINE : row.height());
        } else if (row.kind() == LaidRow.Kind.GRAVE) {
            fill(Ground.GRAVE, 0, top, width, LaidRow.LINE);
        } else if (row.band()) {
            fill(row.kind() == LaidRow.Kind.GAP ? Ground.GAP : Ground.MARK, 0, top, width, row.height());
        }
        if (row.open()) {
            fill(Ground.OPEN, 0, top + LaidRow.LINE, width, row.height() - LaidRow.LINE);
        }
        if (row.band()) {
            graphics.setFill(ink.of(row.kind() == LaidRow.Kind.GAP ? Tone.WARNING : Tone.RELEASE));
            for (double left = 0; left < width; left += 8) {
                graphics.fillRect(left, Math.rint(top), 4, 1);
                graphics.fillRect(left, Math.rint(top) + row.height() - 1, 4, 1);
            }
        }
    }

    private void fill(Ground ground, double left, double top, double wide, double high) {
        graphics.setFill(ink.of(ground));
        graphics.fillRect(left, Math.rint(top), wide, high);
    }

    private int paint(LogLines lines, LaidRow row, double top) {
        double baseline = Math.rint(top) + (row.band() ? BAND_BASELINE : BASELINE);
        int widest = 0;
        for (LaidLine line : row.lines()) {
            if (!row.band()) {
                for (Stretch found : lines.sought(line)) {
                    double left = x(found.from());
                    fill(Ground.FOUND, left, baseline - BASELINE + 2, x(found.until()) - left, LaidRow.LINE - 4);
                }
            }
            for (Piece piece : line.pieces()) {
                paint(piece, baseline);
            }
            widest = Math.max(widest, line.width());
            baseline += LaidRow.LINE;
        }
        return widest;
    }

    private void paint(Piece piece, double baseline) {
        double left = x(piece.column());
        double right = x(piece.column() + piece.columns());
        if (right <= GUTTER || left >= width) {
            return;
        }
        if (piece.style().equals(Style.PLAIN)) {
            graphics.setFont(ink.font(false));
            letters(piece, left, baseline, ink.of(piece.tone()));
            return;
        }
        StyleInk style = ink.of(piece.style());
        style.ground().ifPresent(ground -> {
            graphics.setFill(ground);
            graphics.fillRect(left, baseline - BASELINE, right - left, LaidRow.LINE);
        });
        Paint letters = style.letters().<Paint>map(colour -> colour).orElse(ink.of(piece.tone()));
        graphics.setFont(ink.font(piece.style().has(Attribute.BOLD)));
        if (piece.style().has(Attribute.ITALIC)) {
            graphics.save();
            graphics.transform(1, 0, -0.2, 1, 0.2 * baseline, 0);
            letters(piece, left, baseline, letters);
            graphics.restore();
        } else {
            letters(piece, left, baseline, letters);
        }
        if (piece.style().has(Attribute.UNDERLINED)) {
            graphics.fillRect(left, baseline + 2, right - left, 1);
        }
        if (piece.style().has(Attribute.STRUCK)) {
            graphics.fillRect(left, baseline - 4, right - left, 1);
        }
    }

    /** Of a long piece only what is seen is drawn; letters of other types are fitted into their columns. */
    private void letters(Piece piece, double left, double baseline, Paint letters) {
        graphics.setFill(letters);
        if (!piece.regular()) {
            graphics.fillText(piece.text(), left, baseline, piece.columns() * ink.advance());
            return;
        }
        int most = (int) (width / ink.advance()) + 2;
        if (piece.columns() <= most) {
            graphics.fillText(piece.text(), left, baseline);
            return;
        }
        int from = Math.max(0, (int) (-left / ink.advance()) - 1);
        int to = Math.min(piece.columns(), from + most);
        graphics.fillText(piece.text().substring(from, to), left + from * ink.advance(), baseline);
    }

    /** A bar of the release, its name where it changes, bookmarks, hits, and whether there is more. */
    private void signs(LogLines lines, LaidRow row, double top) {
        if (shift > 0 && !row.band()) {
            boolean picked = lines.places().isPresent()
                    && lines.picked().filter(Picked::isBlock).isEmpty();
            if (!picked) {
                fill(row.kind() == LaidRow.Kind.GRAVE ? Ground.GRAVE : Ground.PANEL, 0, top, GUTTER, LaidRow.LINE);
            }
        }
        double baseline = Math.rint(top) + (row.band() ? BAND_BASELINE : BASELINE);
        graphics.setFont(ink.font(false));
        if (!row.release().isEmpty() && row.row() instanceof Row.Wrote wrote) {
            Paint colour = lines.newest(row.release()) ? ink.of(Tone.RELEASE) : ink.of(Ground.OLDER);
            graphics.setFill(colour);
            graphics.fillRect(0, Math.rint(top), BAR, row.height());
            if (!row.release().equals(told.put(wrote.log().host(), row.release()))) {
                graphics.setFill(lines.newest(row.release()) ? ink.of(Tone.RELEASE) : ink.of(Tone.MUTED));
                graphics.fillText(
                        RowText.fitted(row.release(), lines.grid().release()),
                        x(lines.grid().releaseAt()),
                        baseline);
            }
        }
        if (lines.isBookmarked(row.row())) {
            graphics.setFill(ink.of(Ground.FOCUS));
            graphics.fillText("◆", BOOKMARK_AT, baseline);
        } else if (lines.isHit(row.row())) {
            graphics.setFill(ink.of(Ground.FOCUS));
            graphics.fillText("•", BOOKMARK_AT, baseline);
        }
        if (row.more() > 0 || row.open()) {
            graphics.setFill(ink.of(Tone.MUTED));
            graphics.fillText(row.open() ? "▾" : "▸", FOLD_AT, baseline);
        }
    }
}
