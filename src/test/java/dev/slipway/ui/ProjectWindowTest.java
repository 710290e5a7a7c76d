package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.Outcome;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.project.Tier;
import dev.slipway.ui.WindowMemory.Recent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The window around the projects. */
@OnDisplay
class ProjectWindowTest {
    @TempDir
    private static Path directory;

    private static RecordedProject first;
    private static RecordedProject second;

    @BeforeAll
    static void open() {
        Place production = new Place("production", Tier.PRODUCTION, List.of("web-1"));
        first = RecordedProject.in(directory.resolve("first"), Clock.systemUTC(), production);
        Place staging = new Place("staging", Tier.STAGING, List.of("stage-1"));
        second = RecordedProject.in(directory.resolve("second"), Clock.systemUTC(), staging);
    }

    @AfterAll
    static void close() {
        first.close();
        second.close();
    }

    @Start
    void start(Stage stage) {
        WindowMemory memory = new WindowMemory(directory.resolve("window.json"));
        memory.change(was ->
                was.opened(new Recent("the other shop", second.directory().toString())));
        memory.write();
        new ProjectWindow(
                        stage,
                        memory,
                        _ -> new Outcome.Done<>(second.workspace()),
                        (look, context) -> new ProjectScreens(look, first.data(), context))
                .show(first.workspace(), first.workspace().project());
    }

    @Test
    void aProjectThatWasOpenBeforeIsOpenedFromTheSwitcher(FxRobot robot) {
        Person person = new Person(robot);
        person.sees("production");

        person.types(KeyCode.CONTROL, KeyCode.K);
        robot.write("open the other").type(KeyCode.ENTER);

        person.sees("stage-1");
        person.doesNotSee("web-1");
        await().untilAsserted(() ->
                assertThat(((Stage) robot.targetWindow()).getTitle()).isEqualTo("shop-api – Slipway"));
    }

    @Test
    void theFocusGoesOnIntoTheNextScreenWhenWhatWasPressedIsGone(FxRobot robot) {
        Person person = new Person(robot);
        person.presses("Deploy a release to production");
        person.sees("Make the plan");

        assertThat(person.at()).isEqualTo("Release: a tag, branch or commit");
    }

    @Test
    void aFaultThatNobodyExpectedIsToldOnceInTheWindow(FxRobot robot) {
        Person person = new Person(robot);
        for (int i = 0; i < 3; i++) {
            Platform.runLater(() -> {
                throw new IllegalStateException("The picture of web-1 has no frame.");
            });
        }

        person.sees("The picture of web-1 has no frame.");
        assertThat(robot.lookup(".toast").queryAll()).hasSize(1);
    }
}
