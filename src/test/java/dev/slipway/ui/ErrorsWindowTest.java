package dev.slipway.ui;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person whose release brings an error that the one before never had, on the demonstration's real hosts. */
@OnDisplay
class ErrorsWindowTest {
    private static LivingShop shop;

    @BeforeAll
    static void prepare() {
        shop = LivingShop.begun();
    }

    @AfterAll
    static void tidy() {
        shop.close();
    }

    @Start
    void start(Stage stage) {
        shop.show(stage);
    }

    private static Scene scene(FxRobot robot) {
        return robot.lookup(".screen").query().getScene();
    }

    @Test
    void whatOnlyTheNewReleaseSaidStandsBesideItsDeploymentAndLeadsToTheLogs(FxRobot robot) {
        Person person = new Person(robot);
        person.presses("Deploy a release to production");
        person.types("Release: a tag, branch or commit", "v1.9.0");
        person.presses("Make the plan");
        person.types("Type production to confirm", "production");
        person.presses("Deploy v1.9.0 to production");
        person.sees("rolled back");
        person.sees("Errors in the logs");
        person.sees("v1.9.0 until it went back");
        person.sees("First seen since the switch");
        person.sees("stock service unreachable: java.net.SocketTimeoutException: stock:8080 after 2000 ms");

        robot.interact(() -> robot.lookup(".errors-message").query().requestFocus());
        robot.type(KeyCode.ENTER);

        person.sees("To the end");
        person.sees("Follow");
        Pictures.photograph(scene(robot), "errors-logs-window");
    }

    @Test
    void theReviewTellsWhatTheReleaseWroteWhereItWasBefore(FxRobot robot) {
        Person person = new Person(robot);
        person.presses("Promote staging to production");
        person.sees("On staging v1.8.0 wrote no errors in ");
        person.sees("On production v1.7.0 wrote no errors in ");
        Pictures.photographDressed(scene(robot), "errors-review-window");
    }
}
