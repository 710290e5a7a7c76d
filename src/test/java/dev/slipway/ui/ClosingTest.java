package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.Running;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Leaving the window while something runs, on the demonstration's real hosts. */
@OnDisplay
class ClosingTest {
    private static LivingShop shop;

    @BeforeAll
    static void prepare() {
        shop = LivingShop.empty();
    }

    @AfterAll
    static void tidy() {
        shop.close();
    }

    @Start
    void start(Stage stage) {
        shop.show(stage);
    }

    @Test
    void aDeploymentIsStoppedByClosingTheWindowOnlyAfterAQuestionAndThenItsEndIsAwaited(FxRobot robot)
            throws InterruptedException {
        Person person = new Person(robot);
        Stage stage = (Stage) robot.targetWindow();
        CountDownLatch goOn = shop.holdWhenPrepared();
        Running running = shop.deployed("v1.9.0", "production");
        person.sees("v1.9.0 to production");

        asksToClose(robot, stage);
        person.sees("Stop v1.9.0 to production?");
        person.cannotPress("Stop and close");
        Pictures.photograph(stage.getScene(), "window-question");
        person.types(KeyCode.ESCAPE);
        person.doesNotSee("Stop v1.9.0 to production?");
        assertThat(stage.isShowing()).isTrue();
        assertThat(running.state().cancelAsked()).isFalse();

        asksToClose(robot, stage);
        person.types("Type production to go on", "production");
        person.presses("Stop and close");
        person.sees("Stopping v1.9.0 to production");
        Pictures.photograph(stage.getScene(), "window-stopping");
        goOn.countDown();

        await().atMost(Duration.ofSeconds(60)).until(() -> !stage.isShowing());
        DeploymentState end = running.await();
        assertThat(end.ended()).map(Event.Ended::verdict).contains(Verdict.CANCELLED);
    }

    private static void asksToClose(FxRobot robot, Stage stage) {
        robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
    }
}
