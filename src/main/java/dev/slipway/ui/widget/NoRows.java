package dev.slipway.ui.widget;

import dev.slipway.ui.action.Action;
import dev.slipway.ui.work.Activity;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/** What stands where a table has no rows. That there are none is said only where they were read. */
public final class NoRows {
    private NoRows() {}

    /**
     * What to bind a placeholder to.
     *
     * @param reading of the rows
     * @param again reads them
     * @param none what is said where there are none
     * @param changes what else {@code none} depends on
     */
    public static ObservableValue<Node> of(
            Activity reading, Runnable again, Supplier<Node> none, Observable... changes) {
        Observable[] all = Stream.concat(
                        Stream.of(reading.busyProperty(), reading.givenUpProperty(), reading.doneProperty()),
                        Stream.of(changes))
                .toArray(Observable[]::new);
        return Bindings.createObjectBinding(() -> now(reading, again, none), all);
    }

    private static Node now(Activity reading, Runnable again, Supplier<Node> none) {
        if (reading.doneProperty().get()) {
            return none.get();
        }
        return reading.busyProperty().get() || !reading.givenUpProperty().get().isEmpty()
                ? new Label()
                : new EmptyState(
                        Feather.PAUSE_CIRCLE,
                        "Not read",
                        "The reading was stopped.",
                        Action.of("rows.read", "Read now", Feather.REFRESH_CW, again));
    }
}
