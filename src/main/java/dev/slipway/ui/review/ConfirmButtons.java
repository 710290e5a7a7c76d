package dev.slipway.ui.review;

import dev.slipway.app.Workspace.Review;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.review.Answering.Answer;
import dev.slipway.ui.shell.Navigator;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.widget.ActionButton;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with a plan that was seen: run it, or answer who asks for it. The likeliest stands on top. */
final class ConfirmButtons {
    private final ReviewModel model;
    private final Navigator navigator;
    private final Action run;
    private final VBox place;
    private final Action override;

    ConfirmButtons(ReviewModel model, Navigator navigator, Action run, VBox place) {
        this.navigator = navigator;
        this.model = model;
        this.run = run;
        this.place = place;
        this.override = Action.of("review.override", "Override the gates", Feather.UNLOCK, model::override)
                .unless(model.whyNoOverride());
    }

    /** Shows those for this review; without one that which cannot be pressed yet. */
    void show(String verb, Optional<Review> review) {
        place.getChildren().clear();
        List<Answer> answers = review.map(model.answering()::possibleNow).orElse(List.of());
        answers.stream()
                .filter(Answer::goesOn)
                .forEach(answer ->
                        place.getChildren().add(button(answer, answer == answers.getFirst() ? "accent" : "")));
        if (review.filter(Answering::waits).isEmpty() && !answers.contains(Answer.SCHEDULE)) {
            String style = review.filter(ReviewModel::takesBack).isPresent() ? "danger" : "accent";
            place.getChildren().add(styled(new ActionButton(run, verb), style));
        }
        if (review.filter(Overriding::possible).isPresent()) {
            place.getChildren().add(styled(new ActionButton(override, "Override the gates\u2026"), ""));
        }
        HBox others = new HBox(8);
        answers.stream()
                .filter(answer -> !answer.goesOn())
                .forEach(answer -> others.getChildren().add(button(answer, answer == Answer.REJECT ? "danger" : "")));
        others.getChildren().forEach(button -> HBox.setHgrow(button, Priority.ALWAYS));
        if (!others.getChildren().isEmpty()) {
            place.getChildren().add(others);
        }
        Button leave = new Button("Leave without doing anything");
        leave.setMaxWidth(Double.MAX_VALUE);
        leave.setOnAction(_ -> navigator.go(new Place.Board()));
        place.getChildren().add(leave);
    }

    /** What typing the environment's name is for. */
    static String typedFor(Review review) {
        return Answering.waits(review) ? "approve and start" : "confirm";
    }

    /** Whether one of them starts a deployment. */
    static boolean starts(Review review) {
        return !Answering.waits(review) || Answering.possible(review).contains(Answer.APPROVE_AND_START);
    }

    private ActionButton button(Answer answer, String style) {
        Action action = Action.of("review." + answer.name(), answer.words(), Feather.CHECK, () -> model.answer(answer))
                .unless(model.whyNoAnswer(answer));
        return styled(new ActionButton(action, answer.words()), style);
    }

    private static ActionButton styled(ActionButton button, String style) {
        button.button().setGraphic(null);
        button.button().setWrapText(true);
        if (!style.isEmpty()) {
            button.button().getStyleClass().add(style);
        }
        return button;
    }
}
