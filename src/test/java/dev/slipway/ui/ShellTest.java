package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.project.Tier;
import dev.slipway.ui.shell.OuterActions;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.Shell;
import dev.slipway.ui.theme.Appearance;
import dev.slipway.ui.theme.Theme;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@OnDisplay
class ShellTest {
    @TempDir
    private static Path directory;

    private static RecordedProject project;

    @BeforeAll
    static void open() {
        project = RecordedProject.in(
                directory, Clock.systemUTC(), new Place("production", Tier.PRODUCTION, List.of("web-1")));
    }

    @AfterAll
    static void close() {
        project.close();
    }

    @Start
    void start(Stage stage) {
        Shell shell = new Shell(
                project.workspace(),
                project.workspace().project(),
                context -> new ProjectScreens(new SimpleObjectProperty<>(Appearance.LIGHT), project.data(), context),
                new OuterActions(List.of(), List.of()),
                Background.inPlaceOnWindow(),
                new SimpleObjectProperty<>(Instant.now()),
                new ProjectMemory(ProjectMemory.Kept.NOTHING));
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
        robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT6).release(KeyCode.CONTROL);
        assertThat(crumb(robot)).isEqualTo("Settings");

        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        assertThat(crumb(robot)).isEqualTo("Board");
    }

    private static String crumb(FxRobot robot) {
        return robot.lookup(".crumb").queryAs(Label.class).getText();
    }
}
