package dev.slipway.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Answered;
import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Outcome;
import dev.slipway.app.Promotions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Two people promote in their windows: one approves and starts what the other asked for. */
@OnDisplay
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
