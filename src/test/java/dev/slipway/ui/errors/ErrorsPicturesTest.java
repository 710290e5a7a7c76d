package dev.slipway.ui.errors;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;

import dev.slipway.app.ErrorsInLogs;
import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.deploy.Verdict;
import dev.slipway.logs.LogState;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.deployment.DeploymentView;
import dev.slipway.ui.logs.LogsAtHand;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.Card;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of errors beside a deployment. */
class ErrorsPicturesTest {
    private static final String ID = "production-20261121-160200-0a1b2c3d";
    private static final List<String> WEB = names("web", 3);

    @TempDir
    private Path directory;

    private RecordedProject project;
    private LogsAtHand logs;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory.resolve("project"), new HandClock(NOW), new Place("production", Tier.PRODUCTION, WEB));
        logs = new LogsAtHand(directory);
    }

    @AfterEach
    void close() {
        logs.close();
        project.close();
    }

    private static Runs begin(int seconds) {
        return Runs.begin(
                ID, Samples.plan("production", Tier.PRODUCTION, WEB, "v1.8.0"), LogsAtHand.NOON.plusSeconds(seconds));
    }

    private void follow() {
        WEB.forEach(host -> logs.log(host, "app").state(new LogState.Following()));
    }

    /** Until NOW; the switch is two and a half minutes ago. */
    private void busy(boolean trouble) {
        Random random = new Random(6);
        for (int at = -720_000; at < 300_000; at += 3000) {
            String host = WEB.get(random.nextInt(3));
            boolean since = at > 150_000;
            int kind = random.nextInt(40);
            if (kind == 0 && trouble) {
                logs.say(host, at, "ERROR", "payment declined order=" + random.nextInt(9999));
            } else if (trouble && since && kind < 18) {
                logs.say(
                        host,
                        at,
                        "ERROR",
                        "cart of " + random.nextInt(9999) + " cannot be shown",
                        "java.lang.IllegalStateException: no column 'price' in 'carts'",
                        "\tat shop.cart.Cart.show(Cart.java:41)");
            } else if (trouble && since && kind < 20) {
                logs.say(host, at, "ERROR", "stock:8080 refused after " + random.nextInt(900) + " ms");
            } else {
                logs.say(host, at, "INFO", "GET /orders 200 31 ms");
            }
        }
    }

    private static boolean says(Node root, String text) {
        return root.lookupAll(".label").stream()
                .anyMatch(
                        node -> node instanceof Labeled label && label.getText().contains(text));
    }

    private void take(String name, Runs run, String ready) {
        project.record(run.events());
        Pictures.take(
                name,
                Pictures.context(project.workspace()),
                context -> new DeploymentView(context, ID, logs),
                root -> says(root, ready),
                _ -> {});
    }

    @Test
    void aReleaseThatBringsErrors() {
        busy(true);
        follow();
        take("errors-new", begin(130).prepared().batch(1).batch(2).batch(3).finished(), "The logs begin at");
    }

    @Test
    void aReleaseWithoutErrors() {
        busy(false);
        follow();
        take("errors-none", begin(130).prepared().batch(1).batch(2).batch(3).finished(), "The logs begin at");
    }

    @Test
    void oneHostHasSwitchedSoFarAndTheLogsAreBeingRead() {
        busy(true);
        take("errors-reading", begin(130).prepared().batch(1).batchVerifying(2), "The logs are being read");
    }

    @Test
    void itWentBack() {
        busy(true);
        follow();
        take(
                "errors-back",
                begin(130)
                        .prepared()
                        .batch(1)
                        .batchFails(2, "web-2 answered 502 to /health 30 times within 30 s")
                        .ended(Verdict.ROLLED_BACK, "all 3 hosts run v1.7.3 again"),
                "The logs begin at");
    }

    @Test
    void noLogCanBeRead() {
        WEB.forEach(host -> logs.log(host, "app")
                .state(new LogState.Refused(
                        "This account may not read /srv/shop-api/log/app.log.",
                        "Give it the right to, such as with setfacl.")));
        take("errors-refused", begin(130).prepared().batch(1).batch(2).batch(3).finished(), "may not read");
    }

    @Test
    void inThePassportOfARelease() {
        busy(true);
        follow();
        logs.settled();
        project.record(
                begin(130).prepared().batch(1).batch(2).batch(3).finished().events());
        Pictures.take("errors-passport", Pictures.context(project.workspace()), this::passport, _ -> true, _ -> {});
    }

    private Screen passport(ScreenContext context) {
        StayErrors model = new StayErrors(context, new ErrorsInLogs(logs, project.workspace()));
        Card card = new Card("Passport", new StayErrorsPane(model));
        card.setMaxWidth(340);
        model.show(StayErrorsTest.review(Optional.empty()));
        return new Screen() {
            @Override
            public ObservableValue<String> title() {
                return new ReadOnlyStringWrapper("");
            }

            @Override
            public Node node() {
                return new VBox(card);
            }

            @Override
            public List<Action> actions() {
                return List.of();
            }

            @Override
            public void attach() {}

            @Override
            public void detach() {
                model.stop();
            }
        };
    }

    @Test
    void theProjectNamesNoLogs() {
        take("errors-no-logs", begin(130).prepared().batch(1).batch(2).batch(3).finished(), "names no logs");
    }
}
