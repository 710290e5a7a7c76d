package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A person at the window, on the demonstration's real hosts. */
@OnDisplay
class JourneyTest {
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

    @Test
    void aReleaseTravelsToProductionABrokenOneGoesBackByItselfAndTheTrailTellsAllOfIt(FxRobot robot) throws Exception {
        Person person = new Person(robot);
        promotesWhatIsOnStaging(person);
        deploysTheBrokenRelease(person);
        rollsBackByHand(person);
        readsItInTheTrail(person);
    }

    @Test
    void aRunningDeploymentIsSeenFromEverywhereAndStoppedOnlyAfterAQuestion(FxRobot robot) {
        Person person = new Person(robot);
        person.presses("Deploy a release to development");
        person.types("Release: a tag, branch or commit", "v1.9.0");
        person.presses("Make the plan");
        person.presses("Deploy v1.9.0 to development");
        person.presses("Audit");
        person.presses("Stop v1.9.0 to development");
        person.sees("It stops at its next safe point");
        person.types(KeyCode.ESCAPE);
        person.doesNotSee("It stops at its next safe point");
        person.presses("Stop v1.9.0 to development");
        person.presses("Stop the deployment");
        person.presses("Deployments");
        person.sees("cancelled");
    }

    private static void promotesWhatIsOnStaging(Person person) throws Exception {
        person.sees("v1.8.0");
        await("the hosts have answered, so that nothing moves").untilAsserted(() -> person.doesNotSee("asking"));
        person.presses("Promote staging to production");
        person.cannotPress("Promote v1.8.0 to production");
        person.types("Type production to confirm", "production");
        person.presses("Promote v1.8.0 to production");
        person.sees("v1.8.0 from staging to production");
        person.sees("batch 3");
        person.sees("succeeded");
        person.sees("v1.8.0 is live on 3 of 3 hosts.");
        assertThat(shop.served("production")).hasSize(3).allMatch(answer -> answer.contains("1.8.0"));
    }

    private static void deploysTheBrokenRelease(Person person) throws Exception {
        person.presses("Board");
        person.presses("Deploy a release to production");
        person.types("Release: a tag, branch or commit", "v1.9.0");
        person.presses("Make the plan");
        person.types("Type production to confirm", "production");
        person.presses("Deploy v1.9.0 to production");
        person.sees("verifying web-1");
        person.sees("rolled back");
        person.sees("It went back: ");
        person.cannotPress("Roll back now");
        assertThat(shop.served("production")).hasSize(3).allMatch(answer -> answer.contains("1.8.0"));
    }

    private static void rollsBackByHand(Person person) throws Exception {
        person.presses("Board");
        person.presses("Roll back production");
        person.types("Type production to confirm", "production");
        person.presses("Roll production back to v1.7.0");
        person.sees("v1.7.0 is live on 3 of 3 hosts.");
        assertThat(shop.served("production")).hasSize(3).allMatch(answer -> answer.contains("1.7.0"));
    }

    private static void readsItInTheTrail(Person person) {
        person.presses("Audit");
        person.chooses("Kind", "deployment.ended");
        person.chooses("Environment", "production");
        person.sees("v1.7.0 is live on 3 of 3 hosts.");
        person.sees("rolled back");
        person.presses("Verify");
        person.sees("The trail is intact: ");
    }
}
