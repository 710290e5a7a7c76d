package dev.slipway.ui.project;

import dev.slipway.secret.Secret;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.UnseenField;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the token with which a forge is asked for checks, without showing it. */
public final class TokenSheet extends VBox {
    private final UnseenField field = new UnseenField();

    /**
     * @param forge as people call it
     * @param keep gets the token
     */
    private TokenSheet(String forge, Consumer<Secret> keep, Runnable leave) {
        String title = "A token for " + forge;
        getStyleClass().add("confirm-sheet");
        setAccessibleText(title);
        Button back = new Button("Cancel");
        back.setCancelButton(true);
        back.setOnAction(_ -> leave.run());
        Button give = new Button("Keep in the vault");
        give.getStyleClass().add("accent");
        give.disableProperty().bind(field.textProperty().map(String::isBlank));
        give.setOnAction(_ -> keep.accept(Secret.of(field.getText().strip())));
        field.setOnAction(_ -> give.fire());
        HBox buttons = new HBox(8, back, give);
        buttons.getStyleClass().add("sheet-buttons");
        getChildren()
                .addAll(
                        Labels.wrapping(title, "sheet-title"),
                        Labels.wrapping("With it Slipway asks for the checks of commits. It has to read and no more:"
                                + " checks and commit statuses on GitHub, the scope read_api on GitLab."),
                        Labels.wrapping("The vault keeps it for this project, and it goes to this server alone."),
                        value(),
                        buttons);
    }

    private VBox value() {
        Label label = Labels.of("Token");
        label.setLabelFor(field);
        Label refused = Labels.wrapping("What was pasted has several lines, so it was not taken.", "wrong");
        refused.visibleProperty().bind(field.refusedProperty());
        refused.managedProperty().bind(field.refusedProperty());
        return new VBox(4, label, field, refused);
    }

    /** Asks in a sheet, which is put away before the token is given on. */
    public static void open(String forge, Sheets sheets, Consumer<Secret> keep) {
        TokenSheet sheet = new TokenSheet(
                forge,
                token -> {
                    sheets.close();
                    keep.accept(token);
                },
                sheets::close);
        sheets.show(sheet);
        sheet.field.requestFocus();
    }
}
