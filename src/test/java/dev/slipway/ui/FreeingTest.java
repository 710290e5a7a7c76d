package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.EnvironmentStatus.LeaseInfo;
import java.time.Instant;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Leases of a colleague's machine on the demonstration's real hosts: one that lives and one that was left behind. */
@OnDisplay
class FreeingTest {
    private static LivingShop shop;

    @BeforeAll
    static void prepare() {
        shop = LivingShop.empty();
        shop.leaveLease("staging", Instant.now());
        shop.leaveLease("production", Instant.EPOCH);
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
    void whatALostMachineHoldsIsFreedAfterAQuestionThatTellsWhoHeldItAndWhatALivingOneHoldsIsNot(FxRobot robot)
            throws InterruptedException {
        Person person = new Person(robot);
        person.sees("Held by ben from desk-7.");
        person.sees("The lease has expired.");

        person.types(KeyCode.CONTROL, KeyCode.K);
        robot.write("free the lease").type(KeyCode.ENTER);
        person.sees("ben from desk-7 holds it since Thu 1 Jan 1970");
        person.cannotPress("Free production");
        person.types(KeyCode.ESCAPE);
        assertThat(shop.workspace().status("production").lease())
                .map(LeaseInfo::left)
                .contains(true);

        person.presses("Free the lease of production");
        person.types("Type production to go on", "production");
        Pictures.photograph(robot.targetWindow().getScene(), "window-free");
        person.presses("Free production");

        person.sees("production is free again. web-1 was not touched.");
        await().untilAsserted(() -> person.doesNotSee("The lease has expired."));
        assertThat(shop.workspace().status("production").lease()).isEmpty();
        assertThat(shop.workspace().status("staging").lease())
                .map(LeaseInfo::left)
                .contains(false);
    }
}
