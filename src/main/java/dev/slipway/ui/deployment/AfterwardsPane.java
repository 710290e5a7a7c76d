package dev.slipway.ui.deployment;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.FailureNote;
import dev.slipway.app.FailureNotes;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.ui.approvals.ApprovalList;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Labels;
import java.io.File;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;

/** Beside a deployment: notes on what went wrong, asked for where it did, and who approved it. Takes no room otherwise. */
final class AfterwardsPane extends VBox {
    private static final int ROWS = 3;
    private static final String ASKED = "What went wrong, and what keeps it from coming back?";

    private final AfterwardsModel model;
    private final ObservableValue<Instant> now;
    private final VBox notes = new VBox(8);
    private final VBox writing = new VBox(8);
    private final Label asked = Labels.wrapping(ASKED);
    private final ApprovalList approvals = new ApprovalList();
    private final Card noteCard = new Card("What went wrong", notes, writing);
    private final Card approvalsCard;
    private Subscription showing = Subscription.EMPTY;
    private boolean wanted;
    private boolean seenRunning;

    AfterwardsPane(AfterwardsModel model, ObservableValue<Instant> now) {
        this.model = model;
        this.now = now;
        getStyleClass().add("deployment-cards");
        TextArea field = new TextArea();
        field.setPrefRowCount(ROWS);
        field.setWrapText(true);
        field.textProperty().bindBidirectional(model.textProperty());
        asked.setLabelFor(field);
        Button keep = new Button("Keep the note");
        keep.disableProperty().bind(model.textProperty().map(String::isBlank).orElse(true));
        keep.setOnAction(_ -> model.write());
        writing.getChildren().addAll(asked, field, keep, new ActivityLine(model.writing(), model::write));
        Button export = new Button("Export evidence\u2026");
        export.setOnAction(_ -> chooseFolder());
        approvalsCard =
                new Card("Approvals", approvals, export, new ActivityLine(model.exporting(), this::chooseFolder));
        getChildren().addAll(noteCard, approvalsCard);
        layOut();
    }

    /** Begins to show what is read. */
    void attach() {
        showing = Subscription.combine(
                model.notesProperty().subscribe(this::show),
                model.promotionProperty().subscribe(this::show));
        model.attach();
    }

    /** Stops it. */
    void detach() {
        showing.unsubscribe();
        showing = Subscription.EMPTY;
        model.detach();
    }

    /** Follows the deployment: when it has ended, what was said of it is read again. */
    void show(DeploymentState state) {
        wanted = FailureNotes.wanted(state);
        if (seenRunning && state.ended().isPresent()) {
            model.read();
        }
        seenRunning = state.ended().isEmpty();
        layOut();
    }

    private void show(List<FailureNote> written) {
        notes.getChildren().setAll(written.stream().map(this::line).toList());
        layOut();
    }

    private Node line(FailureNote note) {
        Label when = Labels.of(note.by() + ", " + Ago.text(note.at(), now.getValue()), "text-muted", "small");
        Tooltip.install(when, new Tooltip(Ago.exact(note.at(), ZoneId.systemDefault())));
        return new VBox(2, Labels.wrapping(note.text()), when);
    }

    private void show(Optional<AskedPromotion> promotion) {
        promotion.ifPresent(asked -> approvals.show(asked, now.getValue()));
        layOut();
    }

    private void layOut() {
        boolean noted = !model.notesProperty().get().isEmpty();
        boolean approved = model.promotionProperty().get().isPresent();
        shown(notes, noted);
        asked.setText(noted ? "Anything to add?" : ASKED);
        shown(writing, wanted);
        shown(noteCard, wanted || noted);
        shown(approvalsCard, approved);
        shown(this, wanted || noted || approved);
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void chooseFolder() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the evidence");
        model.promotionProperty()
                .get()
                .map(asked -> "evidence-" + asked.promotion().name())
                .ifPresent(chooser::setInitialFileName);
        Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::export);
    }
}
