package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Outcome;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.app.Running;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Tier;
import dev.slipway.ui.WindowMemory.Recent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Leaving a project for another while something runs, on the demonstration's real hosts. */
@OnDisplay
class SwitchingTest {
    @TempDir
    private static Path directory;

    private static LivingShop shop;
    private static RecordedProject other;

    @BeforeAll
    static void prepare() {
        shop = LivingShop.empty();
        other = RecordedProject.in(
                directory, Clock.systemUTC(), new Place("acceptance", Tier.STAGING, List.of("acc-1")));
    }

    @AfterAll
    static void tidy() {
        other.close();
        shop.close();
    }

    @Start
    void start(Stage stage) {
        WindowMemory memory = new WindowMemory(directory.resolve("window.json"));
        memory.change(
                was -> was.opened(new Recent("the other shop", other.directory().toString())));
        memory.write();
        new ProjectWindow(
                        stage,
                        memory,
                        _ -> new Outcome.Done<>(other.workspace()),
                        (look, context) -> new ProjectScreens(look, shop.data(), context))
                .show(shop.workspace(), shop.workspace().project());
    }

    @Test
    void aDeploymentIsStoppedBySwitchingTheProjectOnlyAfterAQuestionAndThenItsEndIsAwaited(FxRobot robot)
            throws InterruptedException {
        Person person = new Person(robot);
        CountDownLatch goOn = shop.holdWhenPrepared();
        Running running = shop.deployed("v1.9.0", "production");
        person.sees("v1.9.0 to production");

        opensTheOther(person, robot);
        person.sees("Stop v1.9.0 to production?");
        person.cannotPress("Stop and switch");
        person.types(KeyCode.ESCAPE);
        person.doesNotSee("Stop v1.9.0 to production?");
        person.doesNotSee("acc-1");
        assertThat(running.state().cancelAsked()).isFalse();

        opensTheOther(person, robot);
        person.types("Type production to go on", "production");
        person.presses("Stop and switch");
        person.sees("Stopping v1.9.0 to production");
        goOn.countDown();

        person.sees("acc-1");
        assertThat(running.await().ended()).map(Event.Ended::verdict).contains(Verdict.CANCELLED);
    }

    private static void opensTheOther(Person person, FxRobot robot) {
        person.types(KeyCode.CONTROL, KeyCode.K);
        robot.write("open the other").type(KeyCode.ENTER);
    }
}
