package dev.slipway.ui.audit;

import dev.slipway.app.words.Words;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Verification;
import dev.slipway.ui.widget.ErrorPanel;
import dev.slipway.ui.widget.Labels;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the check of the trail is, and what it found. */
final class CheckPanel {
    private CheckPanel() {}

    /** The panel, if there is anything to tell. */
    static Optional<Node> of(Checking checking, AuditModel model) {
        return switch (checking) {
            case Checking.NotYet _ -> Optional.empty();
            case Checking.Reading reading -> Optional.of(reading(reading.read(), model));
            case Checking.Failed failed -> Optional.of(new ErrorPanel(failed.fault(), model::check));
            case Checking.Done done -> Optional.of(result(done.result(), model));
        };
    }

    private static Node reading(long read, AuditModel model) {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setPrefSize(16, 16);
        return panel(
                "plain", wheel, words("Checking the trail\u2026", Words.count(read, "entry") + " read"), "Stop", model);
    }

    private static Node result(Verification result, AuditModel model) {
        return switch (result) {
            case Verification.Intact intact ->
                panel(
                        "good",
                        icon(Feather.CHECK_CIRCLE),
                        words(
                                "The trail is intact: " + Words.count(intact.entries(), "entry"),
                                "Head " + intact.head().hex()),
                        "Close",
                        model);
            case Verification.Broken broken ->
                panel("bad", icon(Feather.ALERT_OCTAGON), broken(broken), "Close", model);
        };
    }

    private static VBox broken(Verification.Broken broken) {
        VBox words = words("The trail was changed at entry " + Words.number(broken.sequence()), broken.reason());
        broken.before().ifPresent(entry -> words.getChildren().add(neighbour("before", entry)));
        broken.found().ifPresent(entry -> words.getChildren().add(neighbour("there", entry)));
        broken.after().ifPresent(entry -> words.getChildren().add(neighbour("after", entry)));
        return words;
    }

    private static Label neighbour(String where, Entry entry) {
        return Labels.of(
                String.format(
                        "%-7s%-7d%-26s%s  %s",
                        where,
                        entry.sequence(),
                        entry.kind(),
                        entry.subject(),
                        entry.hash().abbreviated()),
                "mono");
    }

    private static VBox words(String sentence, String detail) {
        return new VBox(4, Labels.of(sentence, "strong"), Labels.wrapping(detail, "text-muted"));
    }

    private static FontIcon icon(Ikon code) {
        FontIcon icon = new FontIcon(code);
        icon.setIconSize(18);
        return icon;
    }

    private static Node panel(String styleClass, Node sign, VBox words, String button, AuditModel model) {
        Button away = new Button(button);
        away.setOnAction(_ -> model.stopCheck());
        away.setMinWidth(Button.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox panel = new HBox(sign, words, away);
        panel.getStyleClass().addAll("card-panel", "audit-check", styleClass);
        return panel;
    }
}
