package dev.slipway.ui.shell;

/** Leads to another place of the window. */
@FunctionalInterface
public interface Navigator {
    /** Goes there; the screen that is shown is detached first. */
    void go(Place place);
}
