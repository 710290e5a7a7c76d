package dev.slipway.ui.history;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;

import dev.slipway.app.Finding;
import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.git.GitProgram;
import dev.slipway.project.Tier;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.SharedShop;
import dev.slipway.ui.SheetAlone;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the history in its states. */
@ExtendWith(SharedShop.class)
class HistoryPicturesTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private static Screen view(ScreenContext context) {
        return new HistoryView(context, new FetchModel(context));
    }

    private static void type(Node node, KeyCode... keys) {
        Stream.of(keys)
                .forEach(key -> Stream.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)
                        .forEach(type ->
                                Event.fireEvent(node, new KeyEvent(type, "", "", key, false, false, false, false))));
    }

    private static void choose(Node root, int row) {
        Node graph = root.lookup(".graph-pane");
        type(graph, KeyCode.HOME);
        Stream.generate(() -> KeyCode.DOWN).limit(row + 1L).forEach(key -> type(graph, key));
    }

    @Test
    void theShopWithWhatIsLiveWhere(LivingShop shop) {
        Pictures.take("history", Pictures.context(shop.workspace()), HistoryPicturesTest::view, _ -> {});
    }

    @Test
    void aCommitIsChosen(LivingShop shop) {
        Pictures.take(
                "history-commit",
                Pictures.context(shop.workspace()),
                HistoryPicturesTest::view,
                root -> choose(root, 6));
    }

    @Test
    void aFileIsLookedAt(LivingShop shop) {
        Pictures.take("history-file", Pictures.context(shop.workspace()), HistoryPicturesTest::view, root -> {
            choose(root, 3);
            ListView<?> files = (ListView<?>) root.lookup(".file-list");
            files.getSelectionModel().select(0);
            type(files, KeyCode.ENTER);
        });
    }

    @Test
    void howFitTheRepositoryIsStandsBelowTheBranches(LivingShop shop) {
        HealthModel health = new HealthModel(Pictures.withoutWindow(shop.workspace()));
        health.look();
        List<Finding> findings = health.findingsProperty().get().orElseThrow();
        Pictures.take(
                "history-health",
                Pictures.context(shop.workspace()),
                _ -> new SheetAlone(sheets -> sheets.show(HealthLine.sheet(findings, () -> {}))),
                _ -> {});
    }

    @Test
    void twoBranchesAreCompared(LivingShop shop) {
        Pictures.take("history-compared", Pictures.context(shop.workspace()), HistoryPicturesTest::view, root -> {
            TextField jump = field(root, "Go to");
            jump.setText("main..develop");
            jump.fireEvent(new ActionEvent());
        });
    }

    @Test
    void releasesAloneAreShown(LivingShop shop) {
        Pictures.take("history-releases", Pictures.context(shop.workspace()), HistoryPicturesTest::view, root -> {
            @SuppressWarnings("unchecked")
            ComboBox<Scope> scope = (ComboBox<Scope>) root.lookup(".combo-box");
            scope.setValue(new Scope.Releases());
            choose(root, 2);
        });
    }

    @Test
    void thirtyLinesOfWorkBesideOneAnotherAndHundredsOfBranches() {
        try (RecordedProject project = RecordedProject.in(
                directory, new HandClock(NOW), new Place("production", Tier.PRODUCTION, names("web", 3)))) {
            new GitProgram(project.directory())
                    .runWith(work().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet", "--force");
            Pictures.take("history-many", Pictures.context(project.workspace()), HistoryPicturesTest::view, root -> {
                TextField jump = field(root, "Go to");
                jump.setText("feature/cart-2-9");
                jump.fireEvent(new ActionEvent());
            });
        }
    }

    /** Rounds in which 30 branches have two commits each and are merged; at the end many that were not merged yet. */
    private static String work() {
        StringBuilder stream = new StringBuilder();
        int mark = 0;
        int main = 0;
        long time = NOW.getEpochSecond() - 400_000;
        for (int round = 0; round < 3; round++) {
            int base = main;
            int[] tips = new int[30];
            for (int step = 0; step < 2; step++) {
                for (int branch = 0; branch < tips.length; branch++) {
                    mark++;
                    time += 120;
                    stream.append(commit(
                            "refs/heads/feature/cart-" + round + "-" + branch,
                            mark,
                            time,
                            "Step " + (step + 1) + " of what the cart does in case " + branch,
                            step == 0 ? base : tips[branch],
                            0));
                    tips[branch] = mark;
                }
            }
            for (int branch = 0; branch < tips.length; branch++) {
                mark++;
                time += 120;
                stream.append(commit(
                        "refs/heads/main",
                        mark,
                        time,
                        "Merge branch 'feature/cart-" + round + "-" + branch + "'",
                        main,
                        tips[branch]));
                main = mark;
            }
        }
        for (int branch = 0; branch < 150; branch++) {
            mark++;
            time += 60;
            stream.append(commit(
                    "refs/heads/team-" + branch % 5 + "/slots-" + branch, mark, time, "Slots " + branch, main, 0));
        }
        return stream.toString();
    }

    private static String commit(String ref, int mark, long time, String message, int parent, int merged) {
        return "commit %s\nmark :%d\ncommitter Ben Okafor <ben@shop.example> %d +0000\ndata %d\n%s\n%s%s\n"
                .formatted(
                        ref,
                        mark,
                        time,
                        message.length(),
                        message,
                        parent == 0 ? "" : "from :" + parent + "\n",
                        merged == 0 ? "" : "merge :" + merged + "\n");
    }

    private static TextField field(Node root, String begins) {
        return root.lookupAll(".text-field").stream()
                .map(TextField.class::cast)
                .filter(field -> field.getAccessibleText() != null
                        && field.getAccessibleText().startsWith(begins))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No field " + begins));
    }

    @Test
    void oneCommitAndNothingElse() {
        try (RecordedProject project = RecordedProject.in(
                directory, new HandClock(NOW), new Place("production", Tier.PRODUCTION, names("web", 3)))) {
            Pictures.take("history-first", Pictures.context(project.workspace()), HistoryPicturesTest::view, _ -> {});
        }
    }
}
