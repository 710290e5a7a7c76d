package dev.slipway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.robot.Robot;
import javafx.stage.Window;

/**
 * Opens the window's history, holds Page Down in it and takes the time of each frame; then goes to its end. Belongs to the
 * JavaFX thread.
 */
final class Scrolling extends AnimationTimer {
    /** So many frames lie between two looks at what is painted, which take time themselves. */
    private static final int LOOK = 100;

    private static final long PAUSE_NANOS = 3_000_000_000L;

    private final int rows;
    private final Robot robot = new Robot();
    private final Frames between = new Frames();
    private final Frames work = new Frames();
    private final Frames moving = new Frames();
    private final PaintedRows painted = new PaintedRows();
    private State state = State.OPENING;
    private Canvas canvas = new Canvas();
    private ScrollBar bar = new ScrollBar();
    private long since;
    private long last;
    private long presses;
    private double end;
    private double top;
    private int frames;
    private boolean disturbed;

    private enum State {
        OPENING,
        READING,
        SCROLLING,
        ENDING
    }

    Scrolling(int rows) {
        this.rows = rows;
    }

    @Override
    public void handle(long now) {
        long nanos = System.nanoTime();
        switch (state) {
            case OPENING -> Window.getWindows().stream().findFirst().ifPresent(this::open);
            case READING -> read(nanos);
            case SCROLLING -> frame(nanos);
            case ENDING -> {
                if (nanos - since > PAUSE_NANOS) {
                    stop();
                    end();
                }
            }
        }
    }

    private void go(State next, long nanos) {
        state = next;
        since = nanos;
    }

    private static Scene scene() {
        return Window.getWindows().getFirst().getScene();
    }

    private void open(Window window) {
        if (window.isShowing() && window.getScene().getRoot().lookup(".environment") != null) {
            robot.keyPress(KeyCode.CONTROL);
            robot.keyType(KeyCode.DIGIT2);
            robot.keyRelease(KeyCode.CONTROL);
            state = State.READING;
        }
    }

    /** All rows are there when no more have come for a while. */
    private void read(long nanos) {
        Node graph = scene().getRoot().lookup(".graph-pane");
        if (graph != null && graph.lookup(".scroll-bar") instanceof ScrollBar found) {
            if (found.getMax() != end || end < (rows - 100) * PaintedRows.ROW) {
                end = found.getMax();
                since = nanos;
            } else if (nanos - since > PAUSE_NANOS) {
                bar = found;
                canvas = (Canvas) graph.lookup("Canvas");
                graph.requestFocus();
                hold(nanos);
            }
        }
    }

    private void hold(long nanos) {
        System.out.printf(
                Locale.ROOT,
                "%,.0f rows in a window of %.0f x %.0f, %.0f at once%n",
                (end + canvas.getHeight()) / PaintedRows.ROW,
                scene().getWidth(),
                scene().getHeight(),
                canvas.getHeight() / PaintedRows.ROW);
        go(State.SCROLLING, nanos);
        last = nanos;
        scene().addPostLayoutPulseListener(this::laidOut);
        scene().addEventFilter(KeyEvent.KEY_PRESSED, _ -> presses++);
        robot.keyPress(KeyCode.PAGE_DOWN);
    }

    private void frame(long nanos) {
        if (!disturbed) {
            between.add(nanos - last);
        }
        disturbed = false;
        last = nanos;
        frames++;
        if (bar.getValue() + canvas.getHeight() >= Math.min(bar.getMax(), rows * PaintedRows.ROW)) {
            report((nanos - since) / 1e9);
            go(State.ENDING, nanos);
            robot.keyRelease(KeyCode.PAGE_DOWN);
            robot.keyType(KeyCode.END);
        }
    }

    private void laidOut() {
        if (state != State.SCROLLING) {
            return;
        }
        long took = System.nanoTime() - last;
        work.add(took);
        if (bar.getValue() != top) {
            moving.add(took);
            top = bar.getValue();
        }
        if (frames % LOOK == 0) {
            painted.look(canvas, top);
            disturbed = true;
        }
    }

    private void report(double seconds) {
        System.out.printf(
                Locale.ROOT,
                "%,d rows in %.1f s, %,d times Page Down%n%n%s%n%s%n%s%n%s%n%n%s%n",
                (int) (bar.getValue() / PaintedRows.ROW),
                seconds,
                presses,
                Frames.HEAD,
                between.row("from a frame to the next"),
                work.row("work of the window's thread in a frame"),
                moving.row("the same, where the rows moved"),
                painted);
    }

    private void end() {
        try {
            System.out.printf(
                    Locale.ROOT,
                    "%nAt row %,d: %.1f MB of heap after a collection, %s%n",
                    (int) (bar.getValue() / PaintedRows.ROW),
                    Memory.heap(),
                    Memory.resident());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Window.getWindows().getFirst().hide();
    }
}
