package dev.slipway.ui.project;

import dev.slipway.app.NextRelease;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Labels;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for the version of a release and shows which commit and which notes its tag would hold. */
final class TagSheet extends VBox {
    private final TagModel model;
    private final TextField version = new TextField();
    private final Label called = Labels.wrapping("", "text-muted");
    private final Label commit = Labels.wrapping("");
    private final TextArea notes = new TextArea();

    private TagSheet(TagModel model, Runnable leave) {
        this.model = model;
        getStyleClass().addAll("confirm-sheet", "tag-sheet");
        setAccessibleText("Tag a release");
        version.textProperty().bindBidirectional(model.versionProperty());
        version.setPromptText("such as 1.9.0");
        notes.setEditable(false);
        notes.setWrapText(true);
        notes.setPrefRowCount(9);
        getChildren()
                .addAll(
                        Labels.wrapping("Tag a release", "sheet-title"),
                        new ActivityLine(model.reading(), model::read),
                        field("Version", version, called),
                        field("Commit", commit),
                        field("Notes, the message of the annotated tag", notes),
                        new ActivityLine(model.tagging(), model::tag),
                        buttons(leave));
        model.nextProperty().subscribe(next -> next.ifPresent(this::show));
    }

    /** Shows the sheet and reads what goes into it. */
    static void open(ScreenContext context, Optional<String> at) {
        TagModel model = new TagModel(context, at);
        TagSheet sheet = new TagSheet(model, () -> {
            model.stop();
            context.sheets().close();
        });
        context.sheets().show(sheet);
        model.read();
        sheet.version.requestFocus();
    }

    private void show(NextRelease next) {
        called.setText(next.version()
                .map(proposed -> "The commits since the last release call for " + proposed + ".")
                .orElse("No commit since the last release calls for a new one."));
        commit.setText(next.commit().revision().abbreviated() + "  "
                + next.commit().subject() + ", by " + next.commit().author().name());
        notes.setText(next.notes().isEmpty() ? "The tag's name alone: there is no release before it." : next.notes());
    }

    private HBox buttons(Runnable leave) {
        Button back = new Button("Cancel");
        back.setCancelButton(true);
        back.setOnAction(_ -> leave.run());
        Button make = new Button("Make the tag");
        make.getStyleClass().add("accent");
        make.setOnAction(_ -> model.tag());
        make.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.nextProperty().get().isEmpty()
                                || version.getText().isBlank()
                                || model.tagging().runningProperty().get(),
                        model.nextProperty(),
                        version.textProperty(),
                        model.tagging().runningProperty()));
        HBox buttons = new HBox(8, back, make);
        buttons.getStyleClass().add("sheet-buttons");
        return buttons;
    }

    private static VBox field(String name, Node... content) {
        Label label = Labels.of(name, "strong");
        label.setLabelFor(content[0]);
        VBox field = new VBox(4, label);
        field.getChildren().addAll(content);
        return field;
    }
}
