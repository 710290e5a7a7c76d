package dev.slipway.ui.shell;

import dev.slipway.ui.widget.Confirmation;
import java.util.function.Consumer;
import javafx.scene.Node;

/** The layer above the screen, for one question or one piece of work at a time. Esc puts it away. */
public interface Sheets {
    /**
     * Asks before something is changed.
     *
     * @param yes called once with the reason that was typed, which may be empty; never called if the person says no
     */
    void confirm(Confirmation question, Consumer<String> yes);

    /** Shows a node in a sheet until {@link #close}. */
    void show(Node content);

    /** Puts away what is shown. */
    void close();
}
