package dev.slipway.ui.shell;

import dev.slipway.app.Newcomer;
import dev.slipway.ssh.FirstContact;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks whether a host that is seen for the first time is the right one. Refusing is the default. */
public final class HostSheet extends VBox {
    private final TextField given = new TextField();

    /** @param answer gets whether it is the right one */
    public HostSheet(Newcomer newcomer, Consumer<Boolean> answer) {
        FirstContact contact = newcomer.contact();
        getStyleClass().addAll("confirm-sheet", "host-sheet");
        setAccessibleText("Is this " + contact.name() + "?");
        Button accept = new Button("It is " + contact.name());
        accept.setMnemonicParsing(false);
        accept.getStyleClass().add("accent");
        accept.setOnAction(_ -> answer.accept(true));
        accept.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> given.getText().isBlank() ? newcomer.byFingerprint() : !contact.shows(given.getText()),
                        given.textProperty()));
        Button refuse = new Button("Refuse");
        refuse.setCancelButton(true);
        refuse.setOnAction(_ -> answer.accept(false));
        HBox buttons = new HBox(8, refuse, accept);
        buttons.getStyleClass().add("sheet-buttons");
        given.setOnAction(_ -> {
            if (contact.shows(given.getText())) {
                accept.fire(); // whoever gave the fingerprint has answered; without it no key goes on
            }
        });
        Facts facts = facts(newcomer);
        HBox.setHgrow(facts, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Labels.wrapping("Is this " + contact.name() + "?", "sheet-title"),
                        Labels.wrapping(
                                "Its host key is not known yet, so somebody else might be in between. Ask whoever"
                                        + " runs the host for the key's fingerprint, and compare."),
                        new HBox(24, facts, art(contact)),
                        field(newcomer),
                        buttons);
    }

    private static Label art(FirstContact contact) {
        Label art = Labels.of(contact.art(), "mono", "random-art");
        art.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return art;
    }

    private static Facts facts(Newcomer newcomer) {
        FirstContact contact = newcomer.contact();
        Facts facts = new Facts();
        facts.add("Host", newcomer.role());
        facts.add("Address", contact.host() + " port " + contact.port());
        facts.add("Key", contact.type());
        facts.add("Fingerprint", Labels.wrapping(contact.fingerprint(), "mono"));
        return facts;
    }

    private VBox field(Newcomer newcomer) {
        FirstContact contact = newcomer.contact();
        Label label = Labels.wrapping(
                newcomer.byFingerprint()
                        ? "Paste the fingerprint that you were given; for " + newcomer.strictFor()
                                + " nothing else is taken"
                        : "Paste the fingerprint that you were given, or leave this empty if you have compared it");
        label.setLabelFor(given);
        Label wrong = Labels.wrapping("That is not the fingerprint which the host shows.", "wrong");
        wrong.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !given.getText().isBlank() && !contact.shows(given.getText()), given.textProperty()));
        wrong.managedProperty().bind(wrong.visibleProperty());
        return new VBox(4, label, given, wrong);
    }
}
