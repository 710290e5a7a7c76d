package dev.slipway.ui.widget;

import dev.slipway.ui.work.Fault;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What went wrong: one sentence and a remedy, with the details folded and a button that copies all of it. */
public final class ErrorPanel extends VBox {
    private final HBox buttons = new HBox(8);

    public ErrorPanel(Fault fault) {
        getStyleClass().add("error-panel");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(fault.sentence() + " " + fault.remedy());
        FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
        VBox words = new VBox(4, line(fault.sentence(), "error-sentence"), line(fault.remedy(), "error-remedy"));
        HBox head = new HBox(12, icon, words);
        head.getStyleClass().add("error-head");
        getChildren().addAll(head, buttons);
        if (!fault.details().isBlank()) {
            TextArea details = details(fault);
            buttons.getChildren().addAll(copyButton(fault), fold(details));
            getChildren().add(details);
        }
    }

    /** The same with a button that tries again. */
    public ErrorPanel(Fault fault, Runnable again) {
        this(fault);
        Button retry = new Button("Try again", new FontIcon(Feather.REFRESH_CW));
        retry.setOnAction(_ -> again.run());
        buttons.getChildren().addFirst(retry);
    }

    private static TextArea details(Fault fault) {
        TextArea text = new TextArea(fault.details());
        text.setEditable(false);
        text.setPrefRowCount(8);
        text.getStyleClass().add("error-details");
        text.setVisible(false);
        text.managedProperty().bind(text.visibleProperty());
        return text;
    }

    private static ToggleButton fold(TextArea details) {
        ToggleButton fold = new ToggleButton("Details", new FontIcon(Feather.CHEVRON_DOWN));
        details.visibleProperty().bind(fold.selectedProperty());
        return fold;
    }

    private static Button copyButton(Fault fault) {
        Button copy = new Button("Copy details", new FontIcon(Feather.COPY));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(fault.sentence() + "\n" + fault.remedy() + "\n\n" + fault.details());
            Clipboard.getSystemClipboard().setContent(content);
        });
        return copy;
    }

    private static Label line(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }
}
