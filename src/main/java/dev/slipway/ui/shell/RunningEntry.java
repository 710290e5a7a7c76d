package dev.slipway.ui.shell;

import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
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

/** A running deployment: how far it is, a click to open it and a button to stop it. */
public final class RunningEntry extends VBox {
    private final Label title = new Label();
    private final Label detail = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Button stop = new Button("", new FontIcon(Feather.X));
    private final Navigator navigator;
    private final Sheets sheets;
    private final Consumer<String> stopping;

    /** @param stopping stops the deployment of this id, once the person has said yes */
    public RunningEntry(Navigator navigator, Sheets sheets, Consumer<String> stopping) {
        this.navigator = navigator;
        this.sheets = sheets;
        this.stopping = stopping;
        title.getStyleClass().add("running-title");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setTooltip(new Tooltip());
        detail.getStyleClass().add("running-detail");
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("How far the deployment is");
        stop.getStyleClass().addAll("icon-only", "tiny");
        stop.setTooltip(new Tooltip());
        getChildren().addAll(new HBox(4, title, stop), bar, detail);
        getStyleClass().addAll("card-panel", "running-work");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
    }

    /** Shows the deployment as it is now. */
    public void show(RunningWork work) {
        title.setText(work.title());
        title.getTooltip().setText(work.title());
        detail.setText(work.standing().sentence());
        bar.setProgress(work.standing().fraction());
        setAccessibleText(work.title() + ", " + work.standing().sentence() + ", open");
        stop.setAccessibleText("Stop " + work.title());
        stop.getTooltip().setText("Stop " + work.title());
        stop.setDisable(work.cancelAsked());
        stop.setOnAction(_ -> sheets.confirm(work.question(), _ -> stopping.accept(work.id())));
        setOnMouseClicked(_ -> open(work));
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                event.consume();
                open(work);
            }
        });
    }

    private void open(RunningWork work) {
        navigator.go(new Place.Deployment(work.id()));
    }
}
