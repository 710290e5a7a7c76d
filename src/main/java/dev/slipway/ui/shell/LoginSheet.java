package dev.slipway.ui.shell;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import dev.slipway.ssh.LoginQuestions.Prompt;
import dev.slipway.ssh.LoginQuestions.ServerQuestion;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.TallText;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks for what a login takes: the passphrase of a key, or what a server wants to know. */
public final class LoginSheet extends VBox {
    /** More of a text than this nobody reads. */
    private static final int LONGEST = 1000;

    private final List<TextField> fields;
    private final Button give;

    /**
     * What the sheet says.
     *
     * @param wrong what was wrong with the last answer, or empty
     * @param accept the button that gives the answer
     * @param cancel the button that gives none
     */
    private record Words(String title, String wrong, String accept, String cancel) {}

    /**
     * The passphrase of a key.
     *
     * @param remember whether the vault is to remember it, if it is right
     */
    public record Unlocking(Secret passphrase, boolean remember) {}

    /** @param more what stands below the fields */
    private LoginSheet(
            Words words,
            List<Label> texts,
            List<Prompt> prompts,
            List<? extends Node> more,
            Consumer<Optional<List<Secret>>> answer) {
        getStyleClass().addAll("confirm-sheet", "login-sheet");
        setAccessibleText(words.title());
        fields = prompts.stream().map(LoginSheet::field).toList();
        give = new Button(words.accept());
        give.getStyleClass().add("accent");
        give.setDefaultButton(true);
        give.setOnAction(_ -> answer.accept(Optional.of(
                fields.stream().map(field -> Secret.of(field.getText())).toList())));
        Button cancel = new Button(words.cancel());
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> answer.accept(Optional.empty()));
        HBox buttons = new HBox(8, cancel, give);
        buttons.getStyleClass().add("sheet-buttons");
        VBox content = new VBox(16);
        content.getChildren().addAll(texts);
        for (int i = 0; i < prompts.size(); i++) {
            content.getChildren()
                    .add(labelled(prompts.get(i), fields.get(i), i == prompts.size() - 1 ? words.wrong() : ""));
        }
        content.getChildren().addAll(more);
        TallText scroll = new TallText(content);
        setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(Labels.wrapping(words.title(), "sheet-title"), scroll, buttons);
    }

    /** Asks for the passphrase of a key. */
    public static LoginSheet of(EncryptedKey key, Consumer<Optional<Unlocking>> answer) {
        CheckBox remember = new CheckBox("Remember the passphrase in the vault");
        LoginSheet sheet = new LoginSheet(
                new Words(
                        "The key " + key.file().getFileName() + " is encrypted",
                        key.again() ? "That was not its passphrase." : "",
                        "Unlock",
                        "Go on without it"),
                List.of(
                        Labels.wrapping(key.file().toString(), "mono"),
                        Labels.wrapping(
                                "It is wanted for " + key.host() + ". It stays unlocked until the project is closed.")),
                List.of(new Prompt("Passphrase", false)),
                List.of(remember),
                given -> answer.accept(given.map(typed -> new Unlocking(typed.getFirst(), remember.isSelected()))));
        TextField passphrase = sheet.fields.getFirst();
        sheet.give.disableProperty().bind(passphrase.textProperty().isEmpty());
        remember.addEventFilter(KeyEvent.KEY_PRESSED, pressed -> {
            if (pressed.getCode() == KeyCode.ENTER) {
                pressed.consume(); // the box would keep it from the default button
                sheet.give.fire();
            }
        });
        return sheet;
    }

    /** Asks what a server wants to know, in its words. An answer may be empty: some prompts want Enter only. */
    public static LoginSheet of(ServerQuestion question, Consumer<Optional<List<Secret>>> answer) {
        return new LoginSheet(
                new Words(
                        question.host() + " asks " + question.user(),
                        question.again() ? "The last answer was refused." : "",
                        "Log in",
                        "Cancel"),
                Stream.of(question.title(), question.instruction())
                        .map(LoginSheet::readable)
                        .filter(text -> !text.isEmpty())
                        .map(text -> Labels.wrapping(text))
                        .toList(),
                question.prompts(),
                List.of(),
                answer);
    }

    private static TextField field(Prompt prompt) {
        return prompt.shown() ? new TextField() : new PasswordField();
    }

    private static VBox labelled(Prompt prompt, TextField field, String wrong) {
        Label label = Labels.wrapping(readable(prompt.text()).replaceFirst(":$", ""));
        label.setLabelFor(field);
        VBox labelled = new VBox(4, label, field);
        if (!wrong.isEmpty()) {
            labelled.getChildren().add(Labels.wrapping(wrong, "wrong"));
        }
        return labelled;
    }

    /** What a server wrote, cut where it is too long to be read, with a sign for each control character (RFC 4256, 3.2). */
    private static String readable(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "\u2026" : text;
        return cut.strip().replace("\r\n", "\n").replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\n\t]]", "\ufffd");
    }
}
