package dev.slipway.ui.action;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** All that can be done now. The shell's own actions are always here; those of a screen while it is shown. */
public final class Actions {
    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final ObservableList<Action> view = FXCollections.unmodifiableObservableList(all);

    /** The actions, in the order of being added. */
    public ObservableList<Action> all() {
        return view;
    }

    /** Adds actions; the handle takes them away again. */
    public Subscription add(List<Action> actions) {
        all.addAll(actions);
        return () -> all.removeAll(actions);
    }
}
