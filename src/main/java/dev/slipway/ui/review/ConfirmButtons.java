package dev.slipway.ui.review;

import dev.slipway.app.Workspace.Review;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.review.Answering.Answer;
import dev.slipway.ui.widget.ActionButton;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with a plan that was seen: run it, or answer who asks for it. The likeliest stands on top. */
final class ConfirmButtons {
    private final ReviewModel model;
    private final Action run;
    private final VBox place;

    ConfirmButtons(ReviewModel model, Action run, VBox place) {
        this.model = model;
        this.run = run;
        this.place = place;
    }

    /** Shows those for this review; without one that which cannot be pressed yet. */
    void show(String verb, Optional<Review> review) {
        place.getChildren().clear();
        List<Answer> answers = review.map(Answering::possible).orElse(List.of());
        answers.stream().filter(answer -> answer != Answer.COMMENT).forEach(answer -> add(answer, answers));
        if (review.filter(Answering::waits).isEmpty()) {
            String style = review.filter(ReviewModel::takesBack).isPresent() ? "danger" : "accent";
            add(new ActionButton(run, verb), answers.contains(Answer.APPROVE) ? "" : style);
        }
        answers.stream().filter(answer -> answer == Answer.COMMENT).forEach(answer -> add(answer, answers));
        Button leave = new Button("Leave without doing anything");
        leave.setMaxWidth(Double.MAX_VALUE);
        leave.setOnAction(_ -> model.leave());
        place.getChildren().add(leave);
    }

    /** Whether one of them starts a deployment. */
    static boolean starts(Review review) {
        return !Answering.waits(review) || Answering.possible(review).contains(Answer.APPROVE_AND_START);
    }

    private void add(Answer answer, List<Answer> all) {
        Action action = Action.of("review." + answer.name(), answer.words(), Feather.CHECK, () -> model.answer(answer))
                .unless(model.whyNoAnswer(answer));
        add(
                new ActionButton(action, answer.words()),
                answer == all.getFirst() && answer != Answer.WITHDRAW && answer != Answer.COMMENT
                        ? "accent"
                        : answer == Answer.REJECT ? "danger" : "");
    }

    private void add(ActionButton button, String style) {
        button.button().setGraphic(null);
        button.button().setWrapText(true);
        if (!style.isEmpty()) {
            button.button().getStyleClass().add(style);
        }
        place.getChildren().add(button);
    }
}
