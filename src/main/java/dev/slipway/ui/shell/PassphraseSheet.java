package dev.slipway.ui.shell;

import dev.slipway.secret.Secret;
import dev.slipway.ui.widget.Labels;
import dev.slipway.vault.Passphrases;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the passphrase of the vault, without showing it. */
public final class PassphraseSheet extends VBox {
    /**
     * @param fields by what stands above them; the passphrase is in the first
     * @param wrong in a sentence what is wrong so far, or empty
     */
    private record Asked(String title, List<String> texts, List<Field> fields, ObservableValue<String> wrong) {}

    private record Field(String name, PasswordField input) {
        Field(String name) {
            this(name, new PasswordField());
        }

        String text() {
            return input.getText();
        }
    }

    private PassphraseSheet(Asked asked, String accept, Consumer<Optional<Secret>> answer) {
        getStyleClass().add("confirm-sheet");
        setAccessibleText(asked.title());
        PasswordField first = asked.fields().getFirst().input();
        Button give = new Button(accept);
        give.getStyleClass().add("accent");
        give.setDefaultButton(true);
        give.setOnAction(_ -> answer.accept(Optional.of(Secret.of(first.getText()))));
        give.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> asked.fields().stream().map(Field::text).anyMatch(String::isEmpty)
                                || !asked.wrong().getValue().isEmpty(),
                        Stream.concat(inputs(asked.fields()), Stream.of(asked.wrong()))
                                .toArray(Observable[]::new)));
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> answer.accept(Optional.empty()));
        HBox buttons = new HBox(8, cancel, give);
        buttons.getStyleClass().add("sheet-buttons");
        getChildren().add(Labels.wrapping(asked.title(), "sheet-title"));
        asked.texts().forEach(text -> getChildren().add(Labels.wrapping(text)));
        asked.fields().forEach(field -> getChildren().add(labelled(field)));
        getChildren().addAll(wrong(asked.wrong()), buttons);
    }

    /** Asks for that of a vault which is there. */
    public static PassphraseSheet toUnlock(Consumer<Optional<Secret>> answer) {
        return new PassphraseSheet(
                new Asked(
                        "The vault is locked",
                        List.of("It opens with its passphrase, and locks itself again once it was not used for a"
                                + " while. The passphrase is kept nowhere."),
                        List.of(new Field("Passphrase of the vault")),
                        Bindings.createStringBinding(() -> "")),
                "Unlock",
                answer);
    }

    /**
     * Asks for one for a new vault, twice.
     *
     * @param why the vault gets one, in a sentence
     */
    public static PassphraseSheet toChoose(String why, Consumer<Optional<Secret>> answer) {
        Field first = new Field("New passphrase, " + Passphrases.SHORTEST + " characters or more");
        Field again = new Field("The same again");
        return new PassphraseSheet(
                new Asked(
                        "A passphrase for the new vault",
                        List.of(why, "It is kept nowhere, and without it no value comes out of the vault again."),
                        List.of(first, again),
                        Bindings.createStringBinding(
                                () -> wrong(first.text(), again.text()),
                                first.input().textProperty(),
                                again.input().textProperty())),
                "Make the vault",
                answer);
    }

    /** Nothing is said before somebody has begun to repeat it. */
    private static String wrong(String first, String again) {
        if (again.isEmpty()) {
            return "";
        }
        if (first.length() < Passphrases.SHORTEST) {
            return "It needs at least " + Passphrases.SHORTEST + " characters.";
        }
        return first.equals(again) ? "" : "The two are not alike.";
    }

    private static Stream<Observable> inputs(List<Field> fields) {
        return fields.stream().map(Field::input).map(TextField::textProperty);
    }

    private static Label wrong(ObservableValue<String> sentence) {
        Label label = Labels.wrapping("", "wrong");
        label.textProperty().bind(sentence);
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private static VBox labelled(Field field) {
        Label label = Labels.wrapping(field.name());
        label.setLabelFor(field.input());
        return new VBox(4, label, field.input());
    }
}
