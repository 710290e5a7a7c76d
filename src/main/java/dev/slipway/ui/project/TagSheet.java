package dev.slipway.ui.project;

import dev.slipway.app.NextRelease;
import dev.slipway.app.Outcome;
import dev.slipway.app.ProposedVersion;
import dev.slipway.git.Tag;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Asks for the version of a release and for its notes, and then tells what became of the tag. */
final class TagSheet extends VBox {
    private final TagModel model;
    private final TextField version = new TextField();
    private final Label called = Labels.wrapping("", "text-muted");
    private final Label commit = Labels.wrapping("");
    private final Label signing = Labels.wrapping("", "act-line");
    private final HBox push = new HBox(8);

    private TagSheet(TagModel model, Runnable leave) {
        this.model = model;
        getStyleClass().addAll("confirm-sheet", "tag-sheet");
        setAccessibleText("Tag a release");
        version.textProperty().bindBidirectional(model.versionProperty());
        version.setPromptText("such as 1.9.0");
        push.setAlignment(Pos.CENTER_LEFT);
        push.managedProperty().bind(push.visibleProperty());
        push.setVisible(false);
        getChildren()
                .addAll(
                        Labels.wrapping("Tag a release", "sheet-title"),
                        new ActivityLine(model.reading(), model::read),
                        field("Version", version, called),
                        field("Commit", commit),
                        notes(),
                        signing,
                        push,
                        new ActivityLine(model.tagging(), model::tag),
                        buttons(leave));
        model.planProperty().subscribe(plan -> plan.ifPresent(this::show));
        model.madeProperty().subscribe(made -> made.ifPresent(tag -> made(tag, leave)));
    }

    /** Shows the sheet and reads what goes into it. */
    static void open(ScreenContext context, Optional<String> at) {
        TagModel model = new TagModel(context, at);
        TagSheet sheet = new TagSheet(model, context.sheets()::close);
        context.sheets().show(sheet);
        sheet.sceneProperty().subscribe((before, now) -> {
            if (before != null && now == null) {
                model.leave();
            }
        });
        model.read();
        sheet.version.requestFocus();
    }

    private void show(TagModel.Plan plan) {
        NextRelease next = plan.next();
        called.setText(
                switch (next.version()) {
                    case Outcome.Done<ProposedVersion>(var proposed) -> proposed.reason();
                    case Outcome.No<ProposedVersion>(var refused) -> refused.reason();
                });
        commit.setText(next.commit().revision().abbreviated() + "  "
                + next.commit().subject() + ", by " + next.commit().author().name());
        signing.setText(next.signing()
                .map(with -> "Signed with " + with + ".")
                .orElse("Not signed: neither slipway.yaml nor git asks for it."));
        signing.setGraphic(new FontIcon(next.signing().isPresent() ? Feather.LOCK : Feather.UNLOCK));
        push.getChildren().setAll(push(plan.remotes()));
        push.setVisible(!plan.remotes().isEmpty());
    }

    /** The notes and the way back to those that were proposed. */
    private VBox notes() {
        TextArea text = new TextArea();
        text.textProperty().bindBidirectional(model.notesProperty());
        text.setPromptText("The message is the tag's name alone.");
        text.setWrapText(true);
        text.setPrefRowCount(14);
        text.setMinHeight(72);
        text.addEventFilter(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
                text.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                key.consume();
            }
        });
        VBox.setVgrow(text, Priority.ALWAYS);
        Hyperlink back = new Hyperlink("Back to the proposed notes");
        back.getStyleClass().add("notes-back");
        back.setOnAction(_ -> {
            model.backToProposed();
            text.requestFocus();
        });
        back.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.notesProperty().get().equals(model.proposed()),
                        model.notesProperty(),
                        model.versionProperty(),
                        model.planProperty()));
        Label name = Labels.of("Notes, the message below the tag's name", "strong");
        name.setLabelFor(text);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, name, gap, back);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox field = new VBox(4, head, text);
        VBox.setVgrow(field, Priority.ALWAYS);
        return field;
    }

    private List<Node> push(List<String> remotes) {
        CheckBox wanted = new CheckBox(remotes.size() == 1 ? "Push it to " + remotes.getFirst() : "Push it to");
        wanted.setMnemonicParsing(false); // a remote's name may hold the sign for one
        wanted.selectedProperty().bindBidirectional(model.pushProperty());
        if (remotes.size() < 2) {
            return List.of(wanted);
        }
        ComboBox<String> remote = new ComboBox<>();
        remote.setAccessibleText("Remote");
        remote.getItems().setAll(remotes);
        remote.valueProperty().bindBidirectional(model.remoteProperty());
        return List.of(wanted, remote);
    }

    private HBox buttons(Runnable leave) {
        Button back = new Button("Cancel");
        back.setCancelButton(true);
        back.setOnAction(_ -> leave.run());
        Button make = new Button();
        make.textProperty()
                .bind(Bindings.when(model.pushProperty())
                        .then("Make and push the tag")
                        .otherwise("Make the tag"));
        make.getStyleClass().add("accent");
        make.setOnAction(_ -> model.tag());
        make.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.planProperty().get().isEmpty()
                                || version.getText().isBlank()
                                || model.tagging().runningProperty().get(),
                        model.planProperty(),
                        version.textProperty(),
                        model.tagging().runningProperty()));
        HBox buttons = new HBox(8, back, make);
        buttons.getStyleClass().add("sheet-buttons");
        return buttons;
    }

    /** The question is answered; what became of it takes its place. */
    private void made(Tag tag, Runnable leave) {
        MadeTag told = new MadeTag(model, tag, leave);
        setAccessibleText(told.title());
        getChildren().setAll(told);
        told.focusFirst();
    }

    private static VBox field(String name, Node... content) {
        Label label = Labels.of(name, "strong");
        label.setLabelFor(content[0]);
        VBox field = new VBox(4, label);
        field.getChildren().addAll(content);
        return field;
    }
}
