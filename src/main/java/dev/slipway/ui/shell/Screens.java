package dev.slipway.ui.shell;

import dev.slipway.app.ProjectInfo;
import dev.slipway.ui.action.Action;
import java.util.List;

/** The screens of an open project. */
public interface Screens {
    /** Makes the screen for a place. */
    Screen at(Place place, ScreenContext context);

    /** What can be done wherever the person is, beside what the shell itself offers. */
    List<Action> everywhere(ScreenContext context, ProjectInfo project);
}
