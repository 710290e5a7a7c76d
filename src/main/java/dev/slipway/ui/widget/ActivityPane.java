package dev.slipway.ui.widget;

import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What an activity fills: the content, the error panel in its place after a fault, and the busy sign above both. */
public final class ActivityPane extends StackPane {
    /** The room around what stands on a page. */
    private static final double PAGE = 20;

    private final Node content;
    private final Runnable again;
    private final double room;

    /**
     * Fills a page.
     *
     * @param again starts the activity once more
     */
    public ActivityPane(Node content, Activity activity, Runnable again) {
        this(content, activity, again, PAGE);
    }

    private ActivityPane(Node content, Activity activity, Runnable again, double room) {
        this.content = content;
        this.again = again;
        this.room = room;
        getStyleClass().add("activity-pane");
        getChildren().addAll(content, new BusyOverlay(activity, again));
        activity.faultProperty().when(Shown.inScene(this)).subscribe(this::show);
    }

    /** Fills what stands below other things of a page, which stay. */
    public static ActivityPane below(Node content, Activity activity, Runnable again) {
        ActivityPane pane = new ActivityPane(content, activity, again, 0);
        VBox.setVgrow(pane, Priority.ALWAYS);
        return pane;
    }

    private void show(Optional<Fault> fault) {
        getChildren().removeIf(ErrorPanel.class::isInstance);
        content.setVisible(fault.isEmpty());
        fault.map(f -> new ErrorPanel(f, again)).ifPresent(panel -> {
            StackPane.setAlignment(panel, Pos.TOP_LEFT);
            StackPane.setMargin(panel, new Insets(room));
            panel.setMaxHeight(USE_PREF_SIZE);
            getChildren().add(1, panel);
        });
    }
}
