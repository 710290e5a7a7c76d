package dev.slipway.ui.project;

import dev.slipway.git.Tag;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What became of a tag: that it is made, whether it is pushed, and what can be done about either. */
final class MadeTag extends VBox {
    private final TagModel model;
    private final Tag tag;
    private final Button close = new Button("Close");
    private final Label standing = Labels.wrapping("");

    MadeTag(TagModel model, Tag tag, Runnable leave) {
        this.model = model;
        this.tag = tag;
        getStyleClass().add("made-tag");
        Label made = Labels.wrapping(
                tag.name() + " is tagged at " + tag.revision().abbreviated() + ".", "act-line", "state-good-text");
        made.setGraphic(new FontIcon(State.GOOD.icon()));
        standing.managedProperty().bind(standing.visibleProperty());
        standing.visibleProperty().bind(model.pushing().runningProperty().not());
        model.pushedProperty().subscribe(_ -> showStanding());
        model.unansweredProperty().subscribe(_ -> showStanding());
        model.pushing().faultProperty().subscribe(_ -> showStanding());
        getChildren()
                .addAll(
                        Labels.wrapping(title(), "sheet-title"),
                        made,
                        standing,
                        new ActivityLine(model.pushing(), model::push),
                        new ActivityLine(model.undoing(), model::undo),
                        buttons(leave));
    }

    String title() {
        return "Release " + tag.name();
    }

    /** Closing is what most want now. */
    void focusFirst() {
        close.requestFocus();
    }

    private void showStanding() {
        String remote = model.pushedProperty().get();
        boolean failed = model.pushing().faultProperty().get().isPresent()
                || model.unansweredProperty().get();
        State state = remote.isEmpty() ? failed ? State.FAILED : State.NEUTRAL : State.GOOD;
        standing.setText(remote.isEmpty() ? notPushed(failed) : "It is pushed to " + remote + ".");
        standing.setGraphic(new FontIcon(state.icon()));
        standing.getStyleClass().setAll("label", "act-line", state.styleClass() + "-text");
    }

    private String notPushed(boolean failed) {
        if (model.unansweredProperty().get()) {
            return "It is not known whether " + model.remoteProperty().get() + " has it: push again to find out.";
        }
        if (failed) {
            return "It is not pushed. The tag stays here: push it once that can be done, or delete it.";
        }
        return model.remoteProperty().get().isEmpty()
                ? "It is not pushed, for the repository has no remote."
                : "It is not pushed yet: others see it once it is.";
    }

    private HBox buttons(Runnable leave) {
        BooleanBinding here = model.pushedProperty().isEmpty();
        Button undo = new Button("Undo: delete the tag");
        undo.setOnAction(_ -> model.undo());
        whenOnlyHere(
                undo,
                here.and(model.unansweredProperty().not().or(model.pushing().runningProperty())));
        Button push = new Button();
        push.setMnemonicParsing(false);
        push.textProperty().bind(Bindings.concat("Push it to ", model.remoteProperty()));
        push.setOnAction(_ -> model.push());
        BooleanBinding untried = Bindings.createBooleanBinding(
                () -> model.pushing().faultProperty().get().isEmpty(),
                model.pushing().faultProperty()); // the fault has a button to try it again
        whenOnlyHere(push, here.and(model.remoteProperty().isNotEmpty()).and(untried));
        close.setCancelButton(true);
        close.getStyleClass().add("accent");
        close.setOnAction(_ -> leave.run());
        HBox buttons = new HBox(8, undo, push, close);
        buttons.getStyleClass().add("sheet-buttons");
        return buttons;
    }

    private void whenOnlyHere(Button button, BooleanBinding here) {
        button.visibleProperty().bind(here);
        button.managedProperty().bind(button.visibleProperty());
        button.disableProperty()
                .bind(model.pushing().runningProperty().or(model.undoing().runningProperty()));
    }
}
