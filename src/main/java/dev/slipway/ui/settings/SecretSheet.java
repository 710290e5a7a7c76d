package dev.slipway.ui.settings;

import dev.slipway.app.SecretVariable;
import dev.slipway.secret.Secret;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.UnseenField;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the value of a secret variable, without showing it. Enter keeps what was given, and nothing where nothing was. */
final class SecretSheet extends VBox {
    private final UnseenField field = new UnseenField();

    private SecretSheet(SecretVariable secret, Consumer<Secret> keep, Runnable leave) {
        String title = "Set " + SecretWords.title(secret);
        getStyleClass().add("confirm-sheet");
        setAccessibleText(title);
        Button back = new Button("Cancel");
        back.setCancelButton(true);
        back.setOnAction(_ -> leave.run());
        Button give = new Button("Keep in the vault");
        give.getStyleClass().add("accent");
        give.disableProperty().bind(field.textProperty().isEmpty());
        give.setOnAction(_ -> keep.accept(Secret.of(field.getText())));
        field.setOnAction(_ -> give.fire());
        HBox buttons = new HBox(8, back, give);
        buttons.getStyleClass().add("sheet-buttons");
        getChildren().add(Labels.wrapping(title, "sheet-title"));
        SecretWords.setting(secret).forEach(sentence -> getChildren().add(Labels.wrapping(sentence)));
        getChildren().addAll(value(secret), buttons);
    }

    /**
     * Shows it.
     *
     * @param keep gets the value, once the sheet is gone
     */
    static void open(SecretVariable secret, Sheets sheets, Consumer<Secret> keep) {
        SecretSheet sheet = new SecretSheet(
                secret,
                value -> {
                    sheets.close();
                    keep.accept(value);
                },
                sheets::close);
        sheets.show(sheet);
        sheet.field.requestFocus();
    }

    private VBox value(SecretVariable secret) {
        Label label = Labels.of("Value");
        label.setLabelFor(field);
        Label refused = Labels.wrapping(
                "What was pasted has several lines or control characters, so it was not taken. Give it to slipway secret"
                        + " set " + secret.name() + " --env " + secret.environment() + " on standard input.",
                "wrong");
        refused.visibleProperty().bind(field.refusedProperty());
        refused.managedProperty().bind(field.refusedProperty());
        return new VBox(4, label, field, refused);
    }
}
