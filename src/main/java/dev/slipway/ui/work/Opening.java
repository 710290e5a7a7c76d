package dev.slipway.ui.work;

import dev.slipway.app.Outcome;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What is opened on a thread of its own. However early or late it is let go, it does not stay open. Safe for many threads. */
public final class Opening<T> {
    private final Consumer<T> close;
    private Optional<T> opened = Optional.empty();
    private boolean ended;

    /** @param close lets go of what was opened; may block */
    public Opening(Consumer<T> close) {
        this.close = close;
    }

    /** Opens it; blocks. */
    public Outcome<T> begin(Supplier<Outcome<T>> how) {
        Outcome<T> outcome = how.get();
        if (outcome instanceof Outcome.Done<T>(T open) && !keep(open)) {
            close.accept(open);
        }
        return outcome;
    }

    private synchronized boolean keep(T open) {
        opened = ended ? Optional.empty() : Optional.of(open);
        return !ended;
    }

    /** It is not wanted any more; blocks while it is closed. */
    public void end() {
        take().ifPresent(close);
    }

    private synchronized Optional<T> take() {
        Optional<T> open = opened;
        opened = Optional.empty();
        ended = true;
        return open;
    }
}
