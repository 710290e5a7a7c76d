package dev.slipway.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows of a table that change while a person looks at them. */
class RowsTest {
    private final ObservableList<Work> rows =
            FXCollections.observableArrayList(new Work("b", "running"), new Work("a", "succeeded"));

    private final FilteredList<Work> shown = new FilteredList<>(rows);
    private final ObjectProperty<Optional<Work>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final TableView<Work> table = new TableView<>();

    private record Work(String id, String verdict) {}

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    @Test
    void whatIsNewComesAndWhatIsGoneGoesInTheOrderThatWasRead() {
        Rows.update(rows, List.of(new Work("c", "running"), new Work("a", "failed")), Work::id);
        assertThat(rows).containsExactly(new Work("c", "running"), new Work("a", "failed"));

        Rows.update(rows, List.of(new Work("a", "failed"), new Work("c", "running")), Work::id);
        assertThat(rows).containsExactly(new Work("a", "failed"), new Work("c", "running"));
    }

    @Test
    void theChosenRowStaysSoWhenItEndsAndAnotherBegins() {
        choose(0);

        onFx(() ->
                Rows.update(rows, List.of(new Work("c", "running"), new Work("b", "failed"), rows.get(1)), Work::id));

        assertThat(selected()).contains(new Work("b", "failed"));
        assertThat(chosen.get()).contains(new Work("b", "failed"));
    }

    @Test
    void whatIsShownOfTheChosenRowStaysOpenWhileOthersChange() {
        List<Optional<Work>> seen = new ArrayList<>();
        choose(0);
        onFx(() -> chosen.subscribe((_, now) -> seen.add(now)));

        onFx(() -> rows.set(1, new Work("a", "failed")));

        assertThat(seen).isEmpty();
        assertThat(selected()).contains(new Work("b", "running"));
    }

    @Test
    void whoPutsTheChosenRowAwayWhileANewerRecordComesHasPutItAway() {
        choose(0);

        onFx(() -> {
            rows.set(0, new Work("b", "failed"));
            chosen.set(Optional.empty());
        });

        assertThat(selected()).isEmpty();
        assertThat(chosen.get()).isEmpty();
    }

    @Test
    void whoSelectsAnotherRowOrNoneHasChosenThat() {
        choose(0);

        onFx(() -> table.getSelectionModel().clearAndSelect(1));
        assertThat(chosen.get()).contains(new Work("a", "succeeded"));

        onFx(() -> table.getSelectionModel().clearSelection(1));
        assertThat(chosen.get()).isEmpty();
    }

    @Test
    void aChosenRowThatIsHiddenForAWhileIsSelectedAgain() {
        choose(0);

        onFx(() -> shown.setPredicate(row -> row.id().equals("a")));
        onFx(() -> shown.setPredicate(null));

        assertThat(selected()).contains(new Work("b", "running"));
    }

    private void choose(int index) {
        onFx(() -> {
            Rows.show(table, shown, chosen, Work::id);
            table.getSelectionModel().select(index);
        });
    }

    private Optional<Work> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private static void onFx(Runnable work) {
        CompletableFuture.runAsync(work, Platform::runLater).join();
    }
}
