package dev.slipway.ui.action;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** All that can be done now: the shell's own actions always, those of a screen while it is shown. */
public final class Actions {
    /** More than any score, so that what can be done comes first. */
    private static final int POSSIBLE = 1_000_000;

    private final List<Supplier<List<Action>>> sources = new ArrayList<>();
    private final ObservableList<Action> all = FXCollections.observableArrayList();
    private final ObservableList<Action> view = FXCollections.unmodifiableObservableList(all);

    /** The actions, each id once: those added last come first and stand for earlier ones of the same id. */
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

    /** Adds actions, and follows the list if it is an observable one; the handle takes them away again. */
    public Subscription add(List<Action> actions) {
        Supplier<List<Action>> source = () -> actions;
        ListChangeListener<Action> changed = _ -> gather();
        sources.addFirst(source);
        if (actions instanceof ObservableList<Action> changing) {
            changing.addListener(changed);
        }
        gather();
        return () -> {
            sources.remove(source);
            if (actions instanceof ObservableList<Action> changing) {
                changing.removeListener(changed);
            }
            gather();
        };
    }

    private void gather() {
        Map<String, Action> byId = new LinkedHashMap<>();
        sources.stream()
                .map(Supplier::get)
                .flatMap(Collection::stream)
                .forEach(action -> byId.putIfAbsent(action.id(), action));
        all.setAll(byId.values());
    }

    private static int rank(Action action, String query) {
        return Fuzzy.score(query, action.title()).orElse(0) + (action.enabled() ? POSSIBLE : 0);
    }
}
