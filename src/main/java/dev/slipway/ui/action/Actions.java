package dev.slipway.ui.action;

import java.util.Comparator;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** All that can be done now. The shell's own actions are always here; those of a screen while it is shown. */
public final class Actions {
    /** More than any score, so that what can be done comes first. */
    private static final int POSSIBLE = 1_000_000;

    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final ObservableList<Action> view = FXCollections.unmodifiableObservableList(all);

    /** The actions, in the order of being added. */
    public ObservableList<Action> all() {
        return view;
    }

    /** The actions whose titles match what was typed, best first, those that can be done now before the others. */
    public List<Action> matching(String query) {
        return all.stream()
                .filter(action -> Fuzzy.score(query, action.title()).isPresent())
                .sorted(Comparator.comparingInt((Action action) -> rank(action, query))
                        .reversed())
                .toList();
    }

    /** Adds actions; the handle takes them away again. */
    public Subscription add(List<Action> actions) {
        all.addAll(actions);
        return () -> all.removeAll(actions);
    }

    private static int rank(Action action, String query) {
        return Fuzzy.score(query, action.title()).orElse(0) + (action.enabled() ? POSSIBLE : 0);
    }
}
