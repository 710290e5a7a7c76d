package dev.slipway.ui.logs;

import static dev.slipway.ui.Samples.names;
import static dev.slipway.ui.logs.LogsAtHand.NOON;

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
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of logs. */
class LogsPicturesTest {
    private static final String[] MESSAGES = {
        "GET /health 200 2 ms",
        "GET /orders 200 31 ms",
        "POST /cart 201 44 ms",
        "payment declined order=8813 code=51",
        "cart kept after failed payment order=8813",
        "GET / 200 12 ms",
        "GET /orders/8812 200 28 ms"
    };

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
                directory.resolve("project"),
                new HandClock(Samples.NOW),
                new Place("production", Tier.PRODUCTION, names("web", 3)));
        logs = new LogsAtHand(directory);
    }

    @AfterEach
    void close() {
        logs.close();
        project.close();
    }

    private void take(String name, Predicate<Node> ready, Consumer<Node> act) {
        Pictures.take(
                name,
                Pictures.context(project.workspace()),
                context -> new LogsView(context, new LogsModel(context, logs, ZoneOffset.UTC)),
                ready,
                act);
    }

    /** Half an hour of a shop on three hosts, the last minute of it with trouble. */
    private void busy() {
        Random random = new Random(6);
        for (int at = 0; at < 900; at++) {
            String host = "web-" + (1 + random.nextInt(3));
            int millis = at * 2000 + random.nextInt(1500);
            int kind = random.nextInt(40);
            if (kind == 0) {
                logs.say(
                        host,
                        millis,
                        "ERROR",
                        "java.net.SocketTimeoutException: stock:8080 after 2000 ms",
                        "\tat shop.stock.StockClient.ask(StockClient.java:88)",
                        "\tat shop.cart.Cart.reserve(Cart.java:41)",
                        "\tat java.base/java.lang.Thread.run(Thread.java:1474)",
                        "Caused by: java.net.ConnectException: refused",
                        "\t... 14 more");
            } else if (kind < 4) {
                logs.say(host, millis, "WARN", "stock service slow: " + (400 + random.nextInt(900)) + " ms");
            } else {
                logs.say(host, millis, "INFO", MESSAGES[random.nextInt(MESSAGES.length)]);
            }
        }
        for (int host = 1; host <= 3; host++) {
            logs.log("web-" + host, "app").state(new LogState.Following());
        }
    }

    private static void type(Node root, KeyCode key) {
        Node list = root.lookup(".logs-list");
        Event.fireEvent(list, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static void back(Node root) {
        Event.fireEvent(
                root.lookup(".logs-list"),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.N, true, false, false, false));
    }

    private static void layout(Node root) {
        root.lookup(".screen").getScene().getRoot().layout();
    }

    private static boolean says(Node root, String text) {
        return root.lookupAll(".label").stream()
                .anyMatch(label -> label instanceof Labeled one && one.getText().contains(text));
    }

    @Test
    void ofManyRowsWithErrors() {
        busy();
        logs.settled();
        take("logs-many", _ -> true, root -> {
            type(root, KeyCode.UP);
            back(root);
            back(root);
            type(root, KeyCode.UP);
            type(root, KeyCode.UP);
            layout(root);
        });
    }

    @Test
    void ofARecordThatIsOpen() {
        busy();
        logs.settled();
        take("logs-open", _ -> true, root -> {
            type(root, KeyCode.UP);
            back(root);
            type(root, KeyCode.ENTER);
            layout(root);
        });
    }

    @Test
    void ofABreakAndADeployment() {
        for (int at = 0; at < 30; at++) {
            logs.say("web-" + (1 + at % 3), at * 1000, "INFO", MESSAGES[at % MESSAGES.length]);
        }
        logs.mark(
                new Mark(NOON.plusMillis(8200), Mark.Kind.SWITCHED, "web-1", "web-1 now runs v1.7.4", "v1.7.4"),
                new Mark(NOON.plusMillis(8300), Mark.Kind.SWITCHED, "web-2", "web-2 now runs v1.7.4", "v1.7.4"),
                new Mark(NOON.plusMillis(20400), Mark.Kind.SWITCHED, "web-2", "web-2 now runs v1.8.0", "v1.8.0"));
        logs.log("web-1", "app")
                .gap(new Gap(
                        NOON.plusSeconds(27), NOON.plusSeconds(39), "connection lost", 37, new Gap.Missing.Nothing()));
        logs.row();
        for (int at = 40; at < 52; at++) {
            logs.say("web-" + (1 + at % 3), at * 1000, "INFO", MESSAGES[at % MESSAGES.length]);
        }
        logs.log("web-1", "app").state(new LogState.Following());
        logs.log("web-2", "app").state(new LogState.Following());
        logs.log("web-3", "app").state(new LogState.Lost(Samples.NOW.minusSeconds(12), "connection lost"));
        logs.settled();
        take("logs-break", _ -> true, _ -> {});
    }

    @Test
    void ofHitsAmongAllRows() {
        busy();
        logs.settled();
        take(
                "logs-hits",
                root -> {
                    TextField field = (TextField) root.lookup(".logs-query .text-field");
                    if (field.getText().isEmpty()) {
                        field.setText("order=8813 -declined");
                        field.getOnAction().handle(new javafx.event.ActionEvent());
                    }
                    return says(root, "of 1");
                },
                root -> {
                    type(root, KeyCode.A);
                    type(root, KeyCode.B);
                    type(root, KeyCode.F3);
                    layout(root);
                });
    }

    @Test
    void ofColoursAndHostileText() {
        String esc = "\u001b";
        logs.say(
                "web-1",
                0,
                "INFO",
                esc + "[1;32mready" + esc + "[0m in " + esc + "[33m1.2 s" + esc + "[0m " + esc + "[7m inverse " + esc
                        + "[0m " + esc + "[30mblack " + esc + "[0m" + esc + "[38;5;208morange" + esc + "[0m");
        logs.say(
                "web-1",
                1000,
                "INFO",
                "title " + esc + "]0;owned\u0007 clear " + esc + "[2J back\b\b lone\rreturn nul\u0000");
        logs.say(
                "web-2",
                2000,
                "WARN",
                "user \u202egpj.exe\u202c zero\u200bwidth 東京 שלום 👩\u200d💻 e" + "\u0301".repeat(30) + " done");
        logs.say("web-2", 3000, "INFO", "{\"cart\":{\"items\":[1,2],\"total\":42.5}}");
        logs.say(
                "web-2",
                "{\"time\":\"" + NOON.plusMillis(4000)
                        + "\",\"level\":\"info\",\"msg\":\"order placed\",\"order\":8813,"
                        + "\"cart\":{\"items\":[1,2],\"total\":42.5},\"user\":\"ana\"}");
        logs.say("web-1", 5000, "INFO", "last");
        logs.settled();
        take("logs-colours", _ -> true, root -> {
            type(root, KeyCode.END);
            type(root, KeyCode.UP);
            type(root, KeyCode.ENTER);
            layout(root);
        });
    }

    @Test
    void ofAProjectWithoutLogs() {
        take("logs-none", _ -> true, _ -> {});
    }

    @Test
    void ofLogsThatMayNotBeRead() {
        for (int host = 1; host <= 3; host++) {
            logs.log("web-" + host, "app")
                    .state(new LogState.Refused(
                            "/var/log/shop/app.log may not be read by deploy",
                            "Put deploy into the group that owns the file, such as adm."));
        }
        take("logs-refused", _ -> true, _ -> {});
    }
}
