package dev.slipway.ui.review;

import dev.slipway.app.FailureNote;
import dev.slipway.app.words.NoteText;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Labels;
import java.time.Instant;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** What people wrote of earlier deployments like the plan that went wrong. Takes no room where there is none. */
public final class EarlierNotes extends VBox {
    private final VBox notes = new VBox(12);

    /** Empty, for FXML. */
    public EarlierNotes() {
        getChildren().add(new Card("What went wrong before", notes));
        show(List.of(), Instant.EPOCH);
    }

    /** Shows these. */
    void show(List<FailureNote> written, Instant now) {
        notes.getChildren().setAll(written.stream().map(note -> line(note, now)).toList());
        setVisible(!written.isEmpty());
        setManaged(!written.isEmpty());
    }

    private static Node line(FailureNote note, Instant now) {
        return new VBox(
                2,
                Labels.wrapping(note.text()),
                Labels.wrapping(
                        NoteText.title(note) + " " + Ago.text(note.at(), now) + ", " + note.by(),
                        "text-muted",
                        "small"));
    }
}
