package dev.slipway.ui.widget;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.Region;

/** Lines of output, drawn on a canvas: the newest 10,000 are kept. It follows the end until someone scrolls up. */
public final class LogPane extends Region {
    private static final int CAPACITY = 10_000;

    private final LogBuffer buffer = new LogBuffer(CAPACITY);
    private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);

    public LogPane() {
        getStyleClass().add("log-pane");
    }

    /** Adds lines at the end. */
    public void append(List<LogLine> added) {
        buffer.append(added);
        requestLayout();
    }

    /** Takes all lines away. */
    public void clear() {
        buffer.clear();
        requestLayout();
    }

    /** Shows only the lines of one source, or all. */
    public void showOnly(Optional<String> source) {
        buffer.showOnly(source);
        requestLayout();
    }

    /** Whether it keeps to the end as lines come. */
    public BooleanProperty followingProperty() {
        return following;
    }
}
