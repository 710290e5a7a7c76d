package dev.slipway.ui.shell;

import dev.slipway.ui.work.Fault;

/** Tells a person what happened, in a corner of the window, without taking the focus. */
public interface Notices {
    /** Something is done; goes away by itself. */
    void done(String sentence);

    /** Something to know; goes away by itself. */
    void told(String sentence);

    /** Something went wrong; stays until it is put away. */
    void failed(Fault fault);
}
