package dev.slipway.ui.history;

import static dev.slipway.ui.Samples.NOW;

import dev.slipway.app.CheckedProject;
import dev.slipway.app.HandClock;
import dev.slipway.forge.RecordedForge;
import dev.slipway.release.Revision;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.project.FetchModel;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a commit with what its forge says of it. */
class ChecksPicturesTest {
    private static final String RUNS = """
            {"total_count": 7, "check_runs": [
              %s, %s, %s, %s, %s, %s, %s]}
            """.formatted(
                    run("build", "completed", "success", 2),
                    run("unit tests (temurin-25, ubuntu-24.04)", "completed", "success", 6),
                    run("end to end", "completed", "failure", 11),
                    run("browser tests", "completed", "timed_out", 30),
                    run("container image", "in_progress", "", 4),
                    run("docs", "completed", "skipped", 0),
                    run("licences", "completed", "success", 1));

    @TempDir
    private Path directory;

    private CheckedProject shop;
    private Revision commit;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    @BeforeEach
    void make() {
        shop = new CheckedProject(directory, new HandClock(NOW));
        shop.project().release("v1.4.0", 3);
        commit = shop.project().release("v1.5.0", 4).revision();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private static String run(String name, String status, String conclusion, int minutes) {
        return """
                {"name": "%s", "status": "%s", "conclusion": %s, "started_at": "%s", "completed_at": "%s",
                 "html_url": "https://github.com/shop/shop-api/runs/1"}
                """.formatted(
                        name,
                        status,
                        conclusion.isEmpty() ? "null" : '"' + conclusion + '"',
                        NOW.minusSeconds(60L * minutes),
                        NOW);
    }

    private void take(String name, Consumer<Node> act) {
        Pictures.take(
                name,
                Pictures.context(shop.workspace()),
                context -> new HistoryView(context, new FetchModel(context)),
                root -> {
                    Node graph = root.lookup(".graph-pane");
                    press(graph, KeyCode.HOME);
                    act.accept(root);
                });
    }

    private static void press(Node node, KeyCode key) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private static void click(Node root, String link) {
        root.lookupAll(".hyperlink").stream()
                .map(Hyperlink.class::cast)
                .filter(one -> one.getText().equals(link))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link " + link))
                .fire();
    }

    @Test
    void someFailed() {
        shop.hasToken();
        shop.forge().hasChecks("shop/shop-api", commit, RUNS, RecordedForge.recorded("github-status.json"));

        take("history-checks-failed", _ -> {});
        take("history-checks-all", root -> click(root, "Show all"));
    }

    @Test
    void allPassed() {
        shop.hasToken();
        shop.hasRuns(commit, "github-check-runs.json");

        take("history-checks-passed", _ -> {});
    }

    @Test
    void theForgeDoesNotTell() {
        shop.hasToken();
        shop.forge()
                .answers(
                        "/api/v3/repos/shop/shop-api/commits/" + commit.id() + "/check-runs?filter=latest&per_page=30",
                        429,
                        Map.of("Retry-After", "1200"),
                        RecordedForge.recorded("github-secondary-limit.json"));

        take("history-checks-untold", _ -> {});
    }

    @Test
    void thereIsNoToken() {
        take("history-checks-token", _ -> {});
    }
}
