package dev.slipway.ui.shell;

import dev.slipway.app.Workspace;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Fault;
import java.time.Instant;
import javafx.beans.value.ObservableValue;

/**
 * What a screen may use of the window around it. None of these is a control, so that models are tested without a window.
 *
 * @param now the time, moving on in steps
 * @param memory what is remembered of the project
 */
public record ScreenContext(
        Workspace workspace,
        Background background,
        Navigator navigator,
        Notices notices,
        Sheets sheets,
        Stops stops,
        ObservableValue<Instant> now,
        ProjectMemory memory) {

    /** Does something beside the window's thread that nobody waits for; where it fails the person is told. */
    public void beside(Runnable act) {
        background.run(
                () -> {
                    act.run();
                    return true;
                },
                _ -> {},
                thrown -> notices.failed(Fault.of(thrown)));
    }
}
