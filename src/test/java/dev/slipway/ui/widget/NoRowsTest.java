package dev.slipway.ui.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ui.Pictures;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/** What is said where a table has no rows. */
class NoRowsTest {
    private final List<Runnable> works = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Pictures.startToolkit();
    }

    private static String text(Node node) {
        return node instanceof Label label
                ? label.getText()
                : node instanceof Parent parent
                        ? parent.getChildrenUnmodifiable().stream()
                                .map(NoRowsTest::text)
                                .collect(Collectors.joining(" "))
                        : "";
    }

    @Test
    void thatThereIsNothingIsSaidOnlyAfterItWasRead() throws Exception {
        WaitForAsyncUtils.asyncFx(this::check).get();
    }

    private boolean check() {
        Activity reading = new Activity(new Background(works::add, Runnable::run, Runnable::run));
        ObservableValue<Node> shown = NoRows.of(reading, () -> {}, () -> new Label("There is none."));
        reading.start("Reading", () -> "", _ -> {});
        assertThat(text(shown.getValue())).isEmpty();
        reading.giveUp();
        assertThat(text(shown.getValue())).isEmpty();
        reading.dismiss();
        assertThat(text(shown.getValue())).contains("Not read");
        reading.start("Reading", () -> "", _ -> {});
        works.getLast().run();
        assertThat(text(shown.getValue())).isEqualTo("There is none.");
        return true;
    }
}
