package dev.slipway.ui.logs;

import static dev.slipway.ui.logs.WrittenLogs.WEB_1;
import static dev.slipway.ui.logs.WrittenLogs.WEB_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.logs.Gap;
import dev.slipway.logs.LogState;
import dev.slipway.logs.Mark;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of logs. */
class LogsPicturesTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T16:03:00Z");
    private static final int RECORDS = 120;

    @TempDir
    private Path directory;

    private final List<LogsModel> shown = new CopyOnWriteArrayList<>();
    private RecordedProject project;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory,
                new HandClock(Samples.NOW),
                new Place("staging", Tier.STAGING, List.of("stage-1")),
                new Place("production", Tier.PRODUCTION, List.of("web-1", "web-2")));
    }

    @AfterEach
    void close() {
        shown.forEach(model ->
                CompletableFuture.runAsync(model::close, Platform::runLater).join());
        project.close();
    }

    private void take(String name, Consumer<WrittenLogs> write, int rows, Consumer<Node> act) {
        Pictures.take(
                name,
                Pictures.context(project.workspace()),
                context -> {
                    LogsModel model = new LogsModel(context, new WrittenLogs(directory.resolve("spool"), write));
                    shown.add(model);
                    return new LogsView(model);
                },
                root -> root.lookup(".logs-pane") instanceof LogPane pane
                        && pane.lines().rows().size() >= rows,
                act);
    }

    private static void busyDay(WrittenLogs logs) {
        for (int i = 0; i < RECORDS; i++) {
            Instant at = BEGIN.plusMillis(997L * i);
            String level = i % 17 == 16 ? "WARN" : i % 29 == 28 ? "ERROR" : "INFO";
            logs.say(i % 2 == 0 ? WEB_1 : WEB_2, at + " " + level + " " + message(level, i));
        }
        logs.at(WEB_2)
                .gap(new Gap(
                        BEGIN.plusSeconds(119),
                        BEGIN.plusSeconds(121),
                        "connection lost",
                        37,
                        new Gap.Missing.Nothing()));
        logs.say(WEB_2, BEGIN.plusSeconds(121) + " INFO \u001b[32mGET\u001b[0m /cart 200 \u001b[1;35m12 ms\u001b[0m");
        logs.say(
                WEB_1,
                BEGIN.plusSeconds(122) + " ERROR java.net.SocketTimeoutException: stock:8080 after 2000 ms",
                "    at shop.stock.Client.ask(Client.java:61)",
                "    at shop.cart.Cart.add(Cart.java:118)",
                "    at shop.web.Orders.post(Orders.java:44)");
        logs.timeline()
                .marks(List.of(new Mark(
                        BEGIN.plusMillis(121_500),
                        Mark.Kind.SWITCHED,
                        "web-2",
                        "switch: web-2 now runs v1.8.0",
                        "v1.8.0")));
        logs.say(WEB_2, BEGIN.plusSeconds(124) + " INFO cart kept after failed payment order=8813");
        logs.say(WEB_1, BEGIN.plusSeconds(124) + " INFO user \u202Ereversed\u202C \u001b]0;owned\u0007 日本語 ok");
        logs.at(WEB_2).state(new LogState.Lost(Samples.NOW.minusSeconds(12), "connection lost"));
    }

    private static String message(String level, int i) {
        return switch (level) {
            case "WARN" -> "stock service slow: 812 ms";
            case "ERROR" -> "payment declined order=" + i + " code=51";
            default -> "GET /orders/" + i + " 200 31 ms";
        };
    }

    private static void press(Node node, KeyCode key, boolean shift) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
    }

    @Test
    void errorsAnUnfoldedTraceABreakAndADeployment() {
        take("logs", LogsPicturesTest::busyDay, RECORDS + 6, root -> {
            Node pane = root.lookup(".logs-pane");
            press(pane, KeyCode.N, true);
            press(pane, KeyCode.ENTER, false);
            assertThat(pane.getAccessibleText()).contains("SocketTimeoutException");
            assertThat(root.lookup(".logs-standing"))
                    .isInstanceOfSatisfying(
                            Label.class,
                            label -> assertThat(label.getText())
                                    .isEqualTo("web-2 app: connection lost 12 s ago, it is tried again"));
        });
    }

    @Test
    void anEnvironmentWithoutLogs() {
        take("logs-none", _ -> {}, 0, root -> {
            if (root.lookup(".combo-box") instanceof ComboBox<?> environment) {
                environment.getSelectionModel().select(0);
            }
            assertThat(root.lookup(".logs-example").isVisible()).isTrue();
        });
    }
}
