package dev.slipway.ui.review;

import dev.slipway.app.ErrorsInLogs;
import dev.slipway.app.Passport;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.PassportText;
import dev.slipway.ui.checks.ChecksModel;
import dev.slipway.ui.checks.ChecksPane;
import dev.slipway.ui.errors.StayErrors;
import dev.slipway.ui.errors.StayErrorsPane;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is known of a release: where it has been, whether what was seen there is what travels, its errors and its checks. */
final class PassportPane extends VBox {
    private final ChecksModel checks;
    private final VBox known = new VBox(12);
    private final StayErrors errors;

    PassportPane(ScreenContext context) {
        checks = new ChecksModel(context);
        errors = new StayErrors(context, new ErrorsInLogs(context.workspace().logs(), context.workspace()));
        getStyleClass().add("passport");
        getChildren().addAll(known, new StayErrorsPane(errors), new ChecksPane(checks, context.now()));
    }

    /** Shows that of the release of a plan, and asks for its checks and its errors. */
    void show(Review review) {
        errors.show(review);
        checks.show(Optional.of(review.plan().release().revision()));
        Passport passport = review.coming().passport();
        List<PassportText.Line> stays = PassportText.stays(passport, at -> Ago.exact(at, ZoneId.systemDefault()));
        known.getChildren()
                .setAll(Stream.concat(stays.stream(), PassportText.files(passport).stream())
                        .map(PassportPane::line)
                        .toList());
    }

    /** Stops asking. */
    void stop() {
        checks.stop();
        errors.stop();
    }

    private static Node line(PassportText.Line line) {
        State state = switch (line.tone()) {
            case GOOD -> State.GOOD;
            case PLAIN -> State.NEUTRAL;
            case DOUBTFUL -> State.WAITING;
            case BAD -> State.FAILED;
        };
        Label about = Labels.of(line.about(), "strong");
        about.setGraphic(new FontIcon(state.icon()));
        about.getStyleClass().add(state.styleClass() + "-text");
        Label text =
                Labels.wrapping(line.text(), line.tone() == PassportText.Tone.PLAIN ? "text-muted" : "passport-text");
        text.getStyleClass().add(state.styleClass() + "-text");
        return line.about().isEmpty() ? text : new VBox(2, about, text);
    }
}
