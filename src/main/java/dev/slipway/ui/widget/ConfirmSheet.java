package dev.slipway.ui.widget;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks before something is changed: says what, wants a name typed where that is asked for. No key goes on by default. */
public final class ConfirmSheet extends VBox {
    private final TextField typed = new TextField();
    private final TextField reason = new TextField();
    private final Button back = new Button("Cancel");
    private final Button go;

    /**
     * @param yes gets the reason that was typed, which may be empty
     * @param no the person turned it down
     */
    public ConfirmSheet(Confirmation question, Consumer<String> yes, Runnable no) {
        getStyleClass().add("confirm-sheet");
        setAccessibleText(question.title());
        go = new Button(question.verb());
        go.setMnemonicParsing(false);
        go.getStyleClass().add(question.danger() ? "danger" : "accent");
        go.setOnAction(_ -> yes.accept(reason.getText().strip()));
        back.setCancelButton(true);
        back.setOnAction(_ -> no.run());
        getChildren().addAll(Labels.wrapping(question.title(), "sheet-title"), changes(question));
        if (question.reason()) {
            getChildren().add(field("Why? It is kept in the trail", reason));
        }
        question.typed().ifPresent(this::wantTyped);
        HBox buttons = new HBox(8, back, go);
        buttons.getStyleClass().add("sheet-buttons");
        getChildren().add(buttons);
    }

    /** Puts the focus where the person begins: into the first field, or on Cancel. */
    public void focusFirst() {
        if (reason.getScene() != null) {
            reason.requestFocus();
        } else if (typed.getScene() != null) {
            typed.requestFocus();
        } else {
            back.requestFocus();
        }
    }

    private void wantTyped(String name) {
        typed.setAccessibleText("Type " + name + " to go on");
        HBox line = new HBox(4, Labels.of("Type"), Labels.of(name, "strong"), Labels.of("to go on"));
        getChildren().add(new VBox(4, line, typed));
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !typed.getText().strip().equals(name), typed.textProperty()));
    }

    private static Node changes(Confirmation question) {
        VBox list = new VBox();
        list.getStyleClass().add("sheet-changes");
        for (String change : question.changes()) {
            HBox line = new HBox(8, new FontIcon(Feather.CHEVRON_RIGHT), Labels.wrapping(change));
            list.getChildren().add(line);
        }
        ScrollPane scroll = new TallText(list);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private static VBox field(String prompt, TextField input) {
        Label label = Labels.of(prompt);
        label.setLabelFor(input);
        return new VBox(4, label, input);
    }
}
