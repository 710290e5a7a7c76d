package dev.slipway.ui.shell;

import dev.slipway.ui.action.Action;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * One place of the window. Made by {@code new XView(ScreenContext)}: {@code x.fxml} says what it looks like, the view binds
 * it to an {@code XModel} that holds observable state and actions and knows no controls.
 */
public interface Screen {

    /** What it is called, behind the project's name in the top bar. */
    ObservableValue<String> title();

    /** What is shown, filling the space below the top bar. The same node each time. */
    Node node();

    /** What can be done here, for the palette and the keys while it is shown; an observable list is followed. */
    default List<Action> actions() {
        return List.of();
    }

    /** It comes on: starts to listen and to read. */
    void attach();

    /** It goes: lets go of everything that it listens to and stops what it reads. It may be attached again. */
    void detach();
}
