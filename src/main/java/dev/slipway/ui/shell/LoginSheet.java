package dev.slipway.ui.shell;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import dev.slipway.ssh.LoginQuestions.Prompt;
import dev.slipway.ssh.LoginQuestions.ServerQuestion;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for what a login takes: the passphrase of a key, or what a server wants to know. */
public final class LoginSheet extends VBox {
    private final List<TextField> fields;

    private LoginSheet(
            String title,
            List<String> texts,
            List<Prompt> prompts,
            String wrong,
            String accept,
            Consumer<Optional<List<Secret>>> answer) {
        getStyleClass().addAll("confirm-sheet", "login-sheet");
        setAccessibleText(title);
        fields = prompts.stream().map(LoginSheet::field).toList();
        Button give = new Button(accept);
        give.getStyleClass().add("accent");
        give.setDefaultButton(true);
        give.setOnAction(_ -> answer.accept(Optional.of(
                fields.stream().map(field -> Secret.of(field.getText())).toList())));
        give.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> fields.stream().allMatch(field -> field.getText().isEmpty()),
                        fields.stream().map(TextField::textProperty).toArray(Observable[]::new)));
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> answer.accept(Optional.empty()));
        HBox buttons = new HBox(8, cancel, give);
        buttons.getStyleClass().add("sheet-buttons");
        getChildren().add(Labels.wrapping(title, "sheet-title"));
        texts.forEach(text -> getChildren().add(Labels.wrapping(text)));
        for (int i = 0; i < prompts.size(); i++) {
            getChildren().add(labelled(prompts.get(i), fields.get(i)));
        }
        if (!wrong.isEmpty()) {
            getChildren().add(Labels.wrapping(wrong, "wrong"));
        }
        getChildren().add(buttons);
    }

    /** Asks for the passphrase of a key. */
    public static LoginSheet of(EncryptedKey key, Consumer<Optional<List<Secret>>> answer) {
        return new LoginSheet(
                "The key " + key.file().getFileName() + " is encrypted",
                List.of(
                        key.file().toString(),
                        key.host() + " would take this key. It stays unlocked until Slipway is closed; the passphrase"
                                + " is kept nowhere."),
                List.of(new Prompt("Passphrase", false)),
                key.again() ? "That was not its passphrase." : "",
                "Unlock",
                answer);
    }

    /** Asks what a server wants to know, in its words. */
    public static LoginSheet of(ServerQuestion question, Consumer<Optional<List<Secret>>> answer) {
        return new LoginSheet(
                question.host() + " asks " + question.user(),
                Stream.of(question.title(), question.instruction())
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList(),
                question.prompts(),
                question.again() ? "The last answer was refused." : "",
                "Log in",
                answer);
    }

    private static TextField field(Prompt prompt) {
        return prompt.shown() ? new TextField() : new PasswordField();
    }

    private static VBox labelled(Prompt prompt, TextField field) {
        Label label = Labels.wrapping(prompt.text().strip().replaceFirst(":$", ""));
        label.setLabelFor(field);
        return new VBox(4, label, field);
    }
}
