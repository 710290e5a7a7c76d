package dev.slipway.ui;

import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.project.Tier;
import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person who commits while the window is open. */
@OnDisplay
class ChangedOutsideTest {
    private static final Place PRODUCTION = new Place("production", Tier.PRODUCTION, List.of("web-1"));

    @TempDir
    private static Path directory;

    private static RecordedProject project;

    @BeforeAll
    static void open() {
        project = RecordedProject.in(directory, Clock.systemUTC(), PRODUCTION);
    }

    @AfterAll
    static void close() {
        project.close();
    }

    @Start
    void start(Stage stage) {
        Windows.show(stage, project);
    }

    @Test
    void aCommitShowsByItselfAndAnEnvironmentThatItAddsOnTheBoardAndInThePalette(FxRobot robot) {
        Person person = new Person(robot);
        person.sees("web-1");

        Revision added = project.configure(new Place("acceptance", Tier.STAGING, List.of("acc-1")), PRODUCTION);

        person.sees("main " + added.abbreviated());
        person.types(KeyCode.F5);
        person.sees("acc-1");
        person.presses("Audit");
        person.types(KeyCode.CONTROL, KeyCode.K);
        robot.write("deploy acceptance").type(KeyCode.ENTER);
        person.sees("Make the plan");
    }
}
