package dev.slipway.ui.widget;

import dev.slipway.ui.work.Fault;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What went wrong: one sentence and a remedy, with the details folded. */
public final class ErrorPanel extends VBox {

    /** @param again tries again; that is offered where the fault may have gone by itself */
    public ErrorPanel(Fault fault, Runnable again) {
        this(fault, fault.passes() ? new Node[] {retry(again)} : new Node[0]);
    }

    private ErrorPanel(Fault fault, Node... buttons) {
        getStyleClass().addAll("card-panel", "error-panel");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(fault.sentence() + " " + fault.remedy());
        VBox words = new VBox(
                4,
                Labels.wrapping(fault.sentence(), "error-sentence"),
                Labels.wrapping(fault.remedy(), "error-remedy"));
        HBox head = new HBox(12, new FontIcon(Feather.ALERT_CIRCLE), words);
        head.getStyleClass().add("error-head");
        getChildren().addAll(head, new FaultDetails(fault, buttons));
    }

    private static Button retry(Runnable again) {
        Button retry = new Button("Try again", new FontIcon(Feather.REFRESH_CW));
        retry.setOnAction(_ -> again.run());
        return retry;
    }
}
