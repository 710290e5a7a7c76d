package dev.slipway.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.graph.Row;
import dev.slipway.release.Revision;
import dev.slipway.ui.Pictures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys in the commit graph. */
class GraphPaneTest {
    private final Hundred commits = new Hundred();
    private final GraphPane pane = new GraphPane(commits, new SimpleObjectProperty<>(Instant.EPOCH));

    /** A hundred commits in one lane. */
    private static final class Hundred implements GraphPane.Source {
        private int chosen = -1;

        @Override
        public int size() {
            return 100;
        }

        @Override
        public List<ShownRow> rows(int first, int count) {
            return IntStream.range(first, Math.min(size(), first + count))
                    .mapToObj(row -> new Row(
                            new Revision("%07x".formatted(row) + "0".repeat(33)),
                            0,
                            0,
                            List.of(),
                            List.of(),
                            List.of()))
                    .map(row -> new ShownRow(row, Optional.empty(), List.of()))
                    .toList();
        }

        @Override
        public int chosen() {
            return chosen;
        }

        @Override
        public void choose(int row) {
            chosen = row;
        }
    }

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private void fire(EventType<KeyEvent> type, KeyCode key) {
        Event.fireEvent(pane, new KeyEvent(type, "", "", key, false, false, false, false));
    }

    private void press(KeyCode key) {
        fire(KeyEvent.KEY_PRESSED, key);
    }

    private void release(KeyCode key) {
        fire(KeyEvent.KEY_RELEASED, key);
    }

    @Test
    void aKeyChoosesTheNextCommitAtOnce() {
        press(KeyCode.HOME);
        release(KeyCode.HOME);
        press(KeyCode.DOWN);
        assertThat(commits.chosen()).isEqualTo(1);
    }

    @Test
    void whileAKeyIsHeldCommitsPassByAndTheOneWhereItIsLetGoIsChosen() {
        press(KeyCode.HOME);
        release(KeyCode.HOME);
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        assertThat(commits.chosen()).isEqualTo(1);
        assertThat(pane.getAccessibleText()).startsWith("0000003");
        release(KeyCode.DOWN);
        assertThat(commits.chosen()).isEqualTo(3);
    }

    @Test
    void anotherKeyBeforeTheFirstIsLetGoGoesOnFromWhereThatHadCome() {
        press(KeyCode.HOME);
        release(KeyCode.HOME);
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.DOWN);
        press(KeyCode.UP);
        assertThat(commits.chosen()).isEqualTo(2);
    }
}
