package dev.slipway.ui.work;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.util.Subscription;

/**
 * Runs blocking work beside the window's thread and hands results back on it.
 *
 * <p>Tests give executors that run in place, so that models are tested without waiting and without a window.
 */
public final class Background {
    private final Executor workers;
    private final Executor ui;
    private final Executor frames;

    /**
     * @param workers runs the work
     * @param ui runs what hands over a result
     * @param frames runs what hands over a batch, at most once a frame
     */
    public Background(Executor workers, Executor ui, Executor frames) {
        this.workers = workers;
        this.ui = ui;
        this.frames = frames;
    }

    /** Work on virtual threads, results on the JavaFX thread, batches once a frame. */
    public static Background ofWindow() {
        return new Background(Thread::startVirtualThread, Platform::runLater, new NextFrame());
    }

    /** Runs everything in place, on the thread that asks. */
    public static Background inPlace() {
        return new Background(Runnable::run, Runnable::run, Runnable::run);
    }

    /** The same for a window: what another thread tells is handed over on the JavaFX thread, later. */
    public static Background inPlaceOnWindow() {
        return new Background(Runnable::run, Background::onWindow, Background::onWindow);
    }

    private static void onWindow(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }

    /**
     * Runs the work and calls exactly one of the two, unless it was stopped first. The handle stops it by interruption;
     * a result that comes later is dropped. Both consumers and the handle belong to the window's thread.
     */
    public <T> Subscription run(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed) {
        Job<T> job = new Job<>(work, done, failed, ui);
        workers.execute(job);
        return job::stop;
    }

    /** A consumer for any thread; what it is given arrives in order, in lists, at most one list a frame. */
    public <T> Consumer<T> batched(Consumer<List<T>> receiver) {
        return new Batch<>(frames, receiver);
    }

    /** Does what may wait on the window's thread once what it shows now was painted: the person sees that first. */
    public void afterPainting(Runnable later) {
        frames.execute(() -> frames.execute(later));
    }

    private static final class Job<T> extends FutureTask<T> {
        private final Consumer<T> done;
        private final Consumer<Throwable> failed;
        private final Executor ui;
        private boolean wanted = true;

        Job(Callable<T> work, Consumer<T> done, Consumer<Throwable> failed, Executor ui) {
            super(work);
            this.done = done;
            this.failed = failed;
            this.ui = ui;
        }

        @Override
        protected void done() {
            ui.execute(this::deliver);
        }

        private void stop() {
            wanted = false;
            cancel(true);
        }

        private void deliver() {
            if (!wanted) {
                return;
            }
            if (state() == State.SUCCESS) {
                done.accept(resultNow());
            } else {
                failed.accept(exceptionNow());
            }
        }
    }
}
