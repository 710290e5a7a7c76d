package dev.slipway.ui.shell;

import dev.slipway.ui.action.Action;
import java.util.List;

/**
 * What the window offers whichever project is open.
 *
 * @param projects open a recent or another project
 * @param theme choose how the window looks
 */
public record OuterActions(List<Action> projects, List<Action> theme) {}
