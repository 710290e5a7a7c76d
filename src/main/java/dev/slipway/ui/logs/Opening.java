package dev.slipway.ui.logs;

import dev.slipway.app.Logs;
import dev.slipway.app.OpenLogs;
import dev.slipway.app.Outcome;
import java.util.Optional;

/** Logs that are opened on a thread of their own. However early or late they are let go, none stays open. Safe for many threads. */
final class Opening {
    private Optional<OpenLogs> opened = Optional.empty();
    private boolean ended;

    /** Opens them; blocks. */
    Outcome<OpenLogs> begin(Logs logs, String environment) {
        Outcome<OpenLogs> outcome = logs.open(environment);
        if (outcome instanceof Outcome.Done<OpenLogs>(OpenLogs open) && !keep(open)) {
            open.close();
        }
        return outcome;
    }

    private synchronized boolean keep(OpenLogs open) {
        opened = ended ? Optional.empty() : Optional.of(open);
        return !ended;
    }

    /** They are not wanted any more; blocks while what reads on the hosts ends. */
    void end() {
        take().ifPresent(OpenLogs::close);
    }

    private synchronized Optional<OpenLogs> take() {
        Optional<OpenLogs> open = opened;
        opened = Optional.empty();
        ended = true;
        return open;
    }
}
