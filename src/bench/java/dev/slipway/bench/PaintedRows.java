package dev.slipway.bench;

import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;

/** Counts the rows of the history on which there are letters in the last column: those whose commit was read by then. */
final class PaintedRows {
    static final double ROW = 32;

    private static final double COLUMN = 80;
    private static final double INSET = 16;
    private static final int SPARE = 4;

    private int pictures;
    private int rows;
    private int painted;

    /** @param top how far it is scrolled */
    void look(Canvas canvas, double top) {
        pictures++;
        SnapshotParameters part = new SnapshotParameters();
        part.setViewport(new Rectangle2D(canvas.getWidth() - COLUMN, 0, COLUMN - INSET, canvas.getHeight()));
        WritableImage image = canvas.snapshot(part, null);
        for (double y = (ROW - top % ROW) % ROW; y + ROW <= image.getHeight(); y += ROW) {
            rows++;
            painted += hasLetters(image, (int) y) ? 1 : 0;
        }
    }

    private static boolean hasLetters(WritableImage image, int top) {
        PixelReader pixels = image.getPixelReader();
        int ground = pixels.getArgb(0, top + SPARE);
        for (int y = top + SPARE; y < top + ROW - SPARE; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (pixels.getArgb(x, y) != ground) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Of %,d rows in %,d pictures %,d had their texts.", rows, pictures, painted);
    }
}
