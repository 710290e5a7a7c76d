package dev.slipway.ui.history;

import dev.slipway.app.ProjectHistory;
import dev.slipway.git.GraphView;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Fault;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;

/** Makes all further rows of a history, while the first are looked at, and tells what of it cannot be read. */
final class Growth {
    private static final int STEP = 5_000;

    private final ProjectHistory history;
    private final ScreenContext context;
    private final Gaps gaps;
    private final Runnable grown;
    private Subscription growing = Subscription.EMPTY;
    private Optional<GraphView> taken = Optional.empty();

    /** @param grown called whenever there are more rows */
    Growth(ProjectHistory history, ScreenContext context, Runnable grown) {
        this.history = history;
        this.context = context;
        this.gaps = new Gaps(context.notices());
        this.grown = grown;
    }

    /** Goes on with this one alone, unless that is done already. */
    void of(GraphView view) {
        if (taken.filter(view::equals).isPresent()) {
            return;
        }
        stop();
        taken = Optional.of(view);
        Background background = context.background();
        Consumer<Boolean> heard = background.batched(_ -> grown.run());
        growing = background.run(
                () -> {
                    while (!view.complete() && !Thread.currentThread().isInterrupted()) {
                        view.extend(STEP);
                        heard.accept(true);
                    }
                    return history.brokenRefs();
                },
                broken -> {
                    grown.run();
                    gaps.tell(view, broken);
                },
                thrown -> context.notices().failed(Fault.of(thrown)));
    }

    /** Goes no further, until it is asked again. */
    void stop() {
        growing.unsubscribe();
        taken = Optional.empty();
    }
}
