package dev.slipway.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Pictures;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.application.Platform;
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
    void theRunningRowStaysSelectedWhenItEndsAndAnotherBegins() {
        TableView<Work> table = onFx(() -> {
            TableView<Work> made = new TableView<>(new FilteredList<>(rows));
            Rows.keepSelection(made, Work::id);
            made.getSelectionModel().select(0);
            return made;
        });

        onFx(() -> {
            Rows.update(rows, List.of(new Work("c", "running"), new Work("b", "failed"), rows.get(1)), Work::id);
            return rows;
        });

        assertThat(onFx(() -> String.valueOf(table.getSelectionModel().getSelectedItem())))
                .isEqualTo(new Work("b", "failed").toString());
    }

    private static <T> T onFx(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, Platform::runLater).join();
    }
}
