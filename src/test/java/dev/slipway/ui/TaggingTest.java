package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.git.GitProgram;
import dev.slipway.git.Tag;
import dev.slipway.project.Tier;
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

/** A person who tags a release in the window, from the palette. */
@OnDisplay
class TaggingTest {
    @TempDir
    private static Path directory;

    private static RecordedProject project;

    @BeforeAll
    static void open() {
        project = RecordedProject.in(
                directory, Clock.systemUTC(), new Place("production", Tier.PRODUCTION, List.of("web-1")));
        project.release("v1.8.0", 1);
        project.commits(2);
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
    void theCommitAndTheNotesAreShownBeforeTheTagIsMadeAndATakenVersionIsRefused(FxRobot robot) {
        Person person = new Person(robot);
        person.types(KeyCode.CONTROL, KeyCode.K);
        robot.write("tag a release").type(KeyCode.ENTER);

        person.sees("chore: nothing 2, by Ana Souza");
        person.sees("No commit since v1.8.0 calls for a release.");
        person.types("Version", "1.8.0");
        Pictures.photograph(robot.targetWindow().getScene(), "tag");
        person.presses("Make the tag");
        person.sees("Version 1.8.0 is taken");
        person.types("Version", "1.9.0");
        person.presses("Make the tag");

        person.sees("v1.9.0 is tagged at ");
        person.sees("It is not pushed, for the repository has no remote.");
        assertThat(project.workspace().tags()).extracting(Tag::name).contains("v1.9.0");
        person.presses("Close");
    }

    @Test
    void theNotesAreWrittenFromTheKeyboardAndATagThatWasMadeTooSoonIsDeletedAgain(FxRobot robot) {
        Person person = new Person(robot);
        person.types(KeyCode.CONTROL, KeyCode.K);
        robot.write("tag a release").type(KeyCode.ENTER);
        person.sees("Not signed: neither slipway.yaml nor git asks for it.");
        person.types("Version", "3.0.0");
        robot.type(KeyCode.TAB);
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL).write("All new");
        robot.type(KeyCode.TAB);
        robot.press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
        robot.type(KeyCode.END).write("!");
        person.presses("Make the tag");

        person.sees("v3.0.0 is tagged at ");
        assertThat(project.workspace().tags())
                .filteredOn(tag -> tag.name().equals("v3.0.0"))
                .extracting(Tag::message)
                .containsExactly("v3.0.0\n\nAll new!");
        person.presses("Undo: delete the tag");
        person.sees("v3.0.0 is deleted again.");
        assertThat(project.workspace().tags()).extracting(Tag::name).doesNotContain("v3.0.0");
    }

    @Test
    void aPushWithoutAnAnswerIsNotToldAsOneThatFailedAndCannotBeUndone(FxRobot robot) {
        GitProgram git = new GitProgram(project.directory());
        git.run("remote", "add", "origin", directory.resolve("nowhere.git").toString());
        try {
            Person person = new Person(robot);
            person.types(KeyCode.CONTROL, KeyCode.K);
            robot.write("tag a release").type(KeyCode.ENTER);
            person.types("Version", "4.0.0");
            person.presses("Make the tag");
            person.presses("Push it to origin");

            person.sees("It is not known whether origin has it: push again to find out.");
            person.seesNoMore("Undo: delete the tag");
            person.presses("Close");
        } finally {
            git.run("remote", "remove", "origin");
        }
    }
}
