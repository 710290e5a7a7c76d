package dev.slipway.ui.shell;

import dev.slipway.app.ProjectInfo;
import dev.slipway.ui.action.Action;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;

/** The screens of an open project, and what goes on whichever of them is shown. */
public interface Screens {
    /** Makes the screen for a place. */
    Screen at(Place place);

    /** Begins what goes on whichever screen is shown, until the subscription ends. */
    Subscription attach();

    /** How many things wait for the person on the Board. */
    ObservableValue<Integer> waiting();

    /** What can be done wherever the person is, beside what the shell itself offers. */
    List<Action> everywhere(ProjectInfo project);
}
