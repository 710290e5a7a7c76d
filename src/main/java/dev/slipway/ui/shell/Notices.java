package dev.slipway.ui.shell;

import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import javafx.util.Subscription;

/** Tells a person what happened, in a corner of the window, without taking the focus. */
public interface Notices {
    /** Something is done; goes away by itself. */
    void done(String sentence);

    /** Something to know; goes away by itself. */
    void told(String sentence);

    /** Something went wrong; stays until it is put away. The same said again stands in the place of the former. */
    default void failed(Fault fault) {
        failed(fault.sentence(), fault);
    }

    /** An act went wrong; stays until it is put away, goes wrong otherwise, or {@link #succeeded}. Equal acts are the same. */
    void failed(Object act, Fault fault);

    /** An act went well: how it failed before is of no interest any more. */
    void succeeded(Object act);

    /** Tells from now on how an activity fails, until it succeeds. */
    default Subscription follow(Activity activity) {
        return Subscription.combine(
                activity.faultProperty().subscribe((_, now) -> now.ifPresent(fault -> failed(activity, fault))),
                activity.lastFaultProperty().subscribe((_, now) -> {
                    if (now.isEmpty()) {
                        succeeded(activity);
                    }
                }));
    }
}
