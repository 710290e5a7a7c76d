package dev.slipway.ui.shell;

import dev.slipway.ui.widget.Confirmation;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What runs now, in the rail: how far it is, a click to open it and a button to stop it. Nothing while nothing runs. */
final class RunningArea extends VBox {
    private final ShellModel model;
    private final Sheets sheets;

    RunningArea(ShellModel model, Sheets sheets) {
        this.model = model;
        this.sheets = sheets;
        getStyleClass().add("running-area");
        model.running().addListener((ListChangeListener<RunningWork>) _ -> refresh());
        refresh();
    }

    private void refresh() {
        Label heading = new Label("Running");
        heading.getStyleClass().add("running-heading");
        getChildren().setAll(heading);
        getChildren().addAll(model.running().stream().map(this::entry).toList());
        setVisible(!model.running().isEmpty());
        setManaged(isVisible());
    }

    private Node entry(RunningWork work) {
        Label title = new Label(work.title());
        title.getStyleClass().add("running-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label detail = new Label(work.detail());
        detail.getStyleClass().add("running-detail");
        ProgressBar bar = new ProgressBar(work.progress());
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox entry = new VBox(new HBox(4, title, stop(work)), bar, detail);
        entry.getStyleClass().add("running-work");
        entry.setFocusTraversable(true);
        entry.setAccessibleRole(AccessibleRole.BUTTON);
        entry.setAccessibleText(work.title() + ", " + work.detail() + ", open");
        entry.setOnMouseClicked(_ -> open(work));
        entry.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open(work);
            }
        });
        return entry;
    }

    private Button stop(RunningWork work) {
        Button stop = new Button("", new FontIcon(Feather.X));
        stop.getStyleClass().addAll("icon-only", "tiny");
        stop.setAccessibleText("Stop " + work.title());
        stop.setTooltip(new Tooltip("Stop " + work.title()));
        stop.setDisable(work.cancelAsked());
        stop.setOnAction(_ -> sheets.confirm(question(work), _ -> model.cancel(work.id())));
        return stop;
    }

    private void open(RunningWork work) {
        model.go(new Place.Deployment(work.id()));
    }

    private static Confirmation question(RunningWork work) {
        return new Confirmation(
                "Stop " + work.title() + "?",
                List.of(
                        "It stops at its next safe point, so no host is left half way.",
                        "Hosts that have switched go back to what was live before, or hold, as the environment says."),
                "Stop the deployment",
                true,
                Optional.empty(),
                false);
    }
}
