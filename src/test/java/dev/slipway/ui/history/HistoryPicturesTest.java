package dev.slipway.ui.history;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.project.Tier;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.SharedShop;
import java.nio.file.Path;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ListView;
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

    private static void type(Node node, KeyCode... keys) {
        Stream.of(keys)
                .forEach(key -> Event.fireEvent(
                        node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false)));
    }

    private static void choose(Node root, int row) {
        Node graph = root.lookup(".graph-pane");
        type(graph, KeyCode.HOME);
        Stream.generate(() -> KeyCode.DOWN).limit(row + 1L).forEach(key -> type(graph, key));
    }

    @Test
    void theShopWithWhatIsLiveWhere(LivingShop shop) {
        Pictures.take("history", Pictures.context(shop.workspace()), HistoryView::new, _ -> {});
    }

    @Test
    void aCommitIsChosen(LivingShop shop) {
        Pictures.take("history-commit", Pictures.context(shop.workspace()), HistoryView::new, root -> choose(root, 6));
    }

    @Test
    void aFileIsLookedAt(LivingShop shop) {
        Pictures.take("history-file", Pictures.context(shop.workspace()), HistoryView::new, root -> {
            choose(root, 3);
            ListView<?> files = (ListView<?>) root.lookup(".file-list");
            files.getSelectionModel().select(0);
            type(files, KeyCode.ENTER);
        });
    }

    @Test
    void oneCommitAndNothingElse() {
        try (RecordedProject project = RecordedProject.in(
                directory, new HandClock(NOW), new Place("production", Tier.PRODUCTION, names("web", 3)))) {
            Pictures.take("history-first", Pictures.context(project.workspace()), HistoryView::new, _ -> {});
        }
    }
}
