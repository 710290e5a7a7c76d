package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Outcome;
import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Fault;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnDisplay
class ToastLayerTest {
    private static final Fault FAULT = new Fault(
            "web-2 refused the connection on port 22.",
            "Check that sshd runs there.",
            "java.net.ConnectException: Connection refused");
    private static final Fault OTHER = new Fault("The trail cannot be read.", "Look at its file.", "");

    private final ToastLayer toasts = new ToastLayer();

    @Start
    void start(Stage stage) {
        Scene scene = new Scene(toasts, 800, 600);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void whatFailedIsToldWithItsRemedyAndItsDetailsUnfold(FxRobot robot) {
        robot.interact(() -> toasts.failed(FAULT));
        assertThat(robot.lookup(FAULT.sentence()).tryQuery()).isPresent();
        assertThat(robot.lookup(FAULT.remedy()).tryQuery()).isPresent();
        TextArea details = robot.lookup(".error-details").queryAs(TextArea.class);
        assertThat(details.isVisible()).isFalse();

        robot.clickOn("Details");

        assertThat(details.isVisible()).isTrue();
        assertThat(details.getText()).isEqualTo(FAULT.details());
    }

    @Test
    void theSameFailureSaidAgainStandsInThePlaceOfTheFormer(FxRobot robot) {
        robot.interact(() -> {
            toasts.failed(FAULT);
            toasts.failed(OTHER);
            toasts.failed(FAULT);
            toasts.failed(FAULT);
        });

        assertThat(sentences(robot)).containsExactly(OTHER.sentence(), FAULT.sentence());
        assertThat(robot.lookup("3 times").tryQuery()).isPresent();
    }

    @Test
    void threeFailuresAreInSightAtMostAndTheOldestGivesWay(FxRobot robot) {
        robot.interact(() -> {
            for (int host = 1; host <= 5; host++) {
                toasts.failed(new Fault("web-" + host + " is not there.", "Look at it.", ""));
            }
        });

        assertThat(sentences(robot))
                .containsExactly("web-3 is not there.", "web-4 is not there.", "web-5 is not there.");
        robot.clickOn(".toast .button");
        robot.interact(() -> toasts.failed(FAULT));
        assertThat(sentences(robot)).containsExactly("web-4 is not there.", "web-5 is not there.", FAULT.sentence());
    }

    @Test
    void theSuccessOfAnActTakesItsFailureAwayAndNoOther(FxRobot robot) {
        robot.interact(() -> {
            toasts.failed("push main", FAULT);
            toasts.failed(OTHER);
            toasts.succeeded("push staging");
        });
        assertThat(sentences(robot)).hasSize(2);

        robot.interact(() -> toasts.succeeded("push main"));

        assertThat(sentences(robot)).containsExactly(OTHER.sentence());
    }

    @Test
    void anActivityThatSucceedsAtLastIsToldOfNoMore(FxRobot robot) {
        robot.interact(() -> {
            Activity looking = new Activity(Background.inPlace());
            toasts.follow(looking);
            looking.ask("Looking", () -> Outcome.host(FAULT.sentence(), FAULT.remedy()), _ -> {});
            looking.ask("Looking", () -> Outcome.host(FAULT.sentence(), FAULT.remedy()), _ -> {});
            assertThat(sentences(robot)).containsExactly(FAULT.sentence());
            assertThat(robot.lookup("2 times").tryQuery()).isPresent();

            looking.ask("Looking", () -> new Outcome.Done<>("web-2"), _ -> {});
        });

        assertThat(sentences(robot)).isEmpty();
    }

    private static List<String> sentences(FxRobot robot) {
        return robot.lookup(".toast .medium").<Label>queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    @Test
    void whatIsToldIsShown(FxRobot robot) {
        robot.interact(() -> toasts.told("The SSH agent is to sign with a key for web-1."));

        assertThat(robot.lookup("The SSH agent is to sign with a key for web-1.")
                        .tryQuery())
                .isPresent();
    }

    @Test
    void whatIsDoneHasNothingToUnfold(FxRobot robot) {
        robot.interact(() -> toasts.done("v1.8.0 is live in production."));

        assertThat(robot.lookup("v1.8.0 is live in production.").tryQuery()).isPresent();
        assertThat(robot.lookup(".error-details").tryQuery()).isEmpty();
    }
}
