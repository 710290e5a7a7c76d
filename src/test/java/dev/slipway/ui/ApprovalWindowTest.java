package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Answered;
import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Promotions;
import dev.slipway.app.Workspace;
import dev.slipway.promotion.Schedule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Two people promote in their windows: one approves and starts what the other asked for. */
@OnDisplay
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApprovalWindowTest {
    @TempDir
    private static Path directory;

    private static ShopOfTwo shop;

    @BeforeAll
    static void open() throws Exception {
        shop = new ShopOfTwo(directory, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Start
    void start(Stage stage) {
        Windows.show(stage, shop.of("ben"), shop.data("ben"), shop.shop()::opened);
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.No<T>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    @Test
    @Order(1)
    void whatAnaAsksForWaitsOnBensBoardUntilHeApprovesAndStartsIt(FxRobot robot) throws Exception {
        Person ben = new Person(robot);
        ben.sees("v1.7.0");
        Promotions anas = shop.of("ana").promotions();
        AskedPromotion asked = ask();
        ben.presses("History");
        ben.presses("Board");

        ben.sees("v1.8.0 to production waits for your approval");
        ben.presses("Review v1.8.0 to production");
        ben.sees("ana asked for it");
        ben.sees("support waits for it");
        ben.cannotPress("Reject");
        ben.cannotPress("Approve and start");
        ben.types("Comment (signed; others read it)", "is the cart kept?");
        ben.presses("Comment");
        ben.sees("ben commented");
        ben.types("Type production to approve and start", "production");
        ben.presses("Approve and start");
        ben.sees("v1.8.0 is live on 3 of 3 hosts.");

        assertThat(shop.shop().served("production")).hasSize(3).allMatch(answer -> answer.contains("1.8.0"));
        assertThat(done(anas.named(asked.promotion().id().hex())).sentence())
                .startsWith("ben started it as production-");
    }

    @Test
    @Order(2)
    void whatWasAskedForATimeStartsByItselfWhileTheWindowIsOpen(FxRobot robot) throws Exception {
        Person person = new Person(robot);
        person.sees("v1.8.0");
        Workspace bens = shop.of("ben");
        var plan = done(bens.plan("v1.7.0", "production"));
        Schedule soon = new Schedule(Instant.now().plusSeconds(8), ZoneOffset.UTC);
        Answered asked = done(bens.promotions()
                .ask(plan.plan(), plan.promotedFrom(), Optional.of(soon), "The new cart forgets discounts."));
        String id = asked.asked().promotion().id().hex();
        Promotions anas = shop.of("ana").promotions();
        done(anas.approve(done(anas.named(id)), plan.digest(), ""));
        person.presses("History");
        person.presses("Board");
        person.sees("v1.7.0 to production starts by itself");

        person.sees("v1.7.0 to production: succeeded.");
        assertThat(shop.shop().served("production")).hasSize(3).allMatch(answer -> answer.contains("1.7.0"));
        assertThat(done(anas.named(id)).sentence()).startsWith("ben started it as production-");
    }

    private static AskedPromotion ask() throws InterruptedException {
        var plan = done(shop.of("ana").planPromotion("staging", "production"));
        Answered answered = done(shop.of("ana")
                .promotions()
                .ask(
                        plan.plan(),
                        plan.promotedFrom(),
                        Optional.empty(),
                        "The cart keeps what was in it; support waits for it."));
        return answered.asked();
    }
}
