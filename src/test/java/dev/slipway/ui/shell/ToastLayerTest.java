package dev.slipway.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.OnDisplay;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Fault;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
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
