package dev.slipway.ui.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Gathers what many threads give and hands it on in lists, one pending hand-over at a time. */
final class Batch<T> implements Consumer<T> {
    private final Executor frames;
    private final Consumer<List<T>> receiver;
    private List<T> waiting = new ArrayList<>();

    Batch(Executor frames, Consumer<List<T>> receiver) {
        this.frames = frames;
        this.receiver = receiver;
    }

    @Override
    public void accept(T value) {
        if (isFirst(value)) {
            frames.execute(() -> receiver.accept(take()));
        }
    }

    private synchronized boolean isFirst(T value) {
        waiting.add(value);
        return waiting.size() == 1;
    }

    private synchronized List<T> take() {
        List<T> taken = waiting;
        waiting = new ArrayList<>();
        return List.copyOf(taken);
    }
}
