package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.DataDirectory;
import dev.slipway.ui.shell.OuterActions;
import dev.slipway.ui.shell.Shell;
import dev.slipway.ui.theme.Appearance;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ShellTest {
    @Start
    void start(Stage stage) {
        SampleWorkspace shop = ScreenshotsTest.shop();
        ProjectScreens screens = new ProjectScreens(
                new SimpleObjectProperty<>(Appearance.LIGHT), new DataDirectory(Path.of("/home/ana/slipway")));
        Shell shell = new Shell(
                shop,
                shop.project(),
                screens,
                new OuterActions(List.of(), List.of()),
                Background.inPlace(),
                new SimpleObjectProperty<>(Instant.now()));
        Scene scene = new Scene(shell, 1000, 700);
        new Theme().dress(scene, ColorScheme.LIGHT);
        stage.setScene(scene);
        shell.attach();
        stage.show();
    }

    @Test
    void aFewLettersInThePaletteLeadAnywhere(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.K).release(KeyCode.CONTROL);
        robot.write("aud").type(KeyCode.ENTER);

        assertThat(crumb(robot)).isEqualTo("Audit");
        assertThat(robot.lookup(".palette").tryQuery()).isEmpty();
    }

    @Test
    void keysLeadToTheSectionsAndBack(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        assertThat(crumb(robot)).isEqualTo("Settings");

        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        assertThat(crumb(robot)).isEqualTo("Board");
    }

    @Test
    void aRunningDeploymentIsSeenFromEverywhereAndStoppedOnlyAfterAQuestion(FxRobot robot) {
        assertThat(robot.lookup(".running-title").queryAs(Label.class).getText())
                .isEqualTo("v1.8.0 to production");

        robot.clickOn(".running-work .button");

        assertThat(robot.lookup("Stop the deployment").tryQuery()).isPresent();
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup("Stop the deployment").tryQuery()).isEmpty();
    }

    private static String crumb(FxRobot robot) {
        return robot.lookup(".crumb").queryAs(Label.class).getText();
    }
}
