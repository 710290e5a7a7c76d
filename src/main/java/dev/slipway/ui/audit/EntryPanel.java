package dev.slipway.ui.audit;

import dev.slipway.app.words.Summary;
import dev.slipway.app.words.Words;
import dev.slipway.journal.Entry;
import dev.slipway.json.Json;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Facts;
import java.time.ZoneId;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All that the trail has of one entry. */
final class EntryPanel {
    private EntryPanel() {}

    /** The details of this entry. */
    static Card of(Entry entry, AuditModel model) {
        Facts facts = new Facts();
        facts.add("Time", Ago.exact(entry.at(), ZoneId.systemDefault()));
        facts.add("Who", entry.actor().user() + " on " + entry.actor().machine());
        if (!entry.actor().identity().isBlank()) {
            facts.add("As", entry.actor().identity());
        }
        facts.add("Kind", entry.kind());
        facts.add("Subject", entry.subject());
        facts.add("Hash", hash(entry.hash().hex(), "Hash of this entry"));
        facts.add("Previous", hash(entry.previous().hex(), "Hash of the entry before"));
        facts.setMinHeight(Region.USE_PREF_SIZE);
        TextArea body = new TextArea(pretty(entry.body()));
        body.setEditable(false);
        body.setWrapText(true);
        body.setMinHeight(64);
        body.getStyleClass().add("mono");
        body.setAccessibleText("Body of the entry");
        VBox.setVgrow(body, Priority.ALWAYS);
        Card card = new Card("Entry " + Words.number(entry.sequence()), facts, body);
        VBox.setVgrow(card, Priority.ALWAYS);
        if (Summary.ofDeployment(entry)) {
            Button open = new Button("Open deployment", new FontIcon(Feather.SEND));
            open.getStyleClass().add("small");
            open.setOnAction(_ -> model.open(entry));
            card.getTools().add(open);
        }
        return card;
    }

    /** Indented JSON, or the text as it stands where it is none. */
    private static String pretty(String body) {
        try {
            return Json.pretty(body);
        } catch (IllegalArgumentException notJson) {
            return body;
        }
    }

    private static TextField hash(String hex, String meaning) {
        TextField field = new TextField(hex);
        field.setEditable(false);
        field.getStyleClass().add("mono");
        field.setAccessibleText(meaning);
        return field;
    }
}
