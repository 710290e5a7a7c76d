package dev.slipway.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What runs now, in the rail. Nothing while nothing runs. */
final class RunningArea extends VBox {
    private final ShellModel model;
    private final Sheets sheets;
    private final VBox entries = new VBox(4);
    private final Map<String, RunningEntry> byId = new LinkedHashMap<>();

    RunningArea(ShellModel model, Sheets sheets) {
        this.model = model;
        this.sheets = sheets;
        getStyleClass().add("running-area");
        Label heading = new Label("Running");
        heading.getStyleClass().add("running-heading");
        getChildren().addAll(heading, entries);
        managedProperty().bind(visibleProperty());
        model.running().addListener((ListChangeListener<RunningWork>) _ -> refresh());
        refresh();
    }

    /** Entries stay while their deployment runs, so that a press and the focus are not lost to the next event. */
    private void refresh() {
        List<RunningWork> running = List.copyOf(model.running());
        byId.keySet().retainAll(running.stream().map(RunningWork::id).toList());
        running.forEach(work -> byId.computeIfAbsent(
                        work.id(), _ -> new RunningEntry(model, sheets, model.stops()::ask))
                .show(work));
        if (!entries.getChildren().equals(List.copyOf(byId.values()))) {
            entries.getChildren().setAll(byId.values());
        }
        setVisible(!running.isEmpty());
    }
}
