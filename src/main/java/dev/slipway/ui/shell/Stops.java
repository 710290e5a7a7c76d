package dev.slipway.ui.shell;

import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Fault;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

/**
 * Asks deployments of this process to stop, and knows at once which were asked: a deployment itself says so only at its next
 * safe point.
 */
public final class Stops {
    private final ObservableSet<String> asked = FXCollections.observableSet();
    private final ObservableSet<String> seenAsked = FXCollections.unmodifiableObservableSet(asked);
    private final Workspace workspace;
    private final Background background;
    private final Notices notices;

    public Stops(Workspace workspace, Background background, Notices notices) {
        this.workspace = workspace;
        this.background = background;
        this.notices = notices;
    }

    /** Asks a running deployment to stop at its next safe point, once. */
    public void ask(String deployment) {
        if (asked.add(deployment)) {
            background.run(
                    () -> {
                        workspace.running(deployment).ifPresent(Running::cancel);
                        return deployment;
                    },
                    _ -> notices.done("Asked to stop. It stops at its next safe point."),
                    thrown -> {
                        asked.remove(deployment);
                        notices.failed(Fault.of(thrown));
                    });
        }
    }

    /** The deployments that were asked, by their ids. */
    public ObservableSet<String> asked() {
        return seenAsked;
    }
}
