package dev.slipway.ui.gallery;

import dev.slipway.ui.action.Action;
import dev.slipway.ui.action.Actions;
import dev.slipway.ui.shell.Palette;
import dev.slipway.ui.shell.RunningEntry;
import dev.slipway.ui.shell.RunningWork;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.shell.ToastLayer;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.BusyOverlay;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Confirmation;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.words.Standing;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What tells that something runs, was stopped, is done or went wrong; and the palette. */
final class Moving {
    private Moving() {}

    /** Activities, running deployments and messages. */
    static Parent page() {
        VBox left = new VBox(16, busy(), lines(), entries());
        HBox.setHgrow(left, Priority.ALWAYS);
        ToastLayer toasts = new ToastLayer();
        toasts.failed(Gallery.fault());
        toasts.done("v1.8.0 is live on 3 of 3 hosts.");
        HBox page = new HBox(16, left, toasts);
        page.getStyleClass().addAll("screen", "screen-holder");
        return page;
    }

    /** The palette with a command that cannot be run. */
    static Parent palette() {
        Actions actions = new Actions();
        actions.add(List.of(
                Action.of("board", "Board", Feather.COLUMNS, () -> {}).withKey("Shortcut+1"),
                Action.of("promote", "Promote staging to production", Feather.ARROW_RIGHT, () -> {}),
                Action.of("back", "Roll back production", Feather.ROTATE_CCW, () -> {})
                        .unless(new SimpleStringProperty("Nothing was live before."))));
        return Specimens.sheet(new Palette(actions, () -> {}));
    }

    private static Card busy() {
        Activity activity = begun("Asking 3 hosts");
        StackPane place = new StackPane(
                Labels.wrapping("What lies below is seen, and used again once it is done or stopped."),
                new BusyOverlay(activity, () -> {}));
        place.setMinHeight(96);
        return new Card("Busy", place);
    }

    private static Card lines() {
        Activity stopped = begun("Making the plan");
        stopped.giveUp();
        return new Card(
                "Beside other content",
                new ActivityLine(begun("Checking the trail"), () -> {}),
                new ActivityLine(stopped, () -> {}));
    }

    private static Card entries() {
        return new Card(
                "Running deployments",
                entry("v1.8.0 to production", new Standing(0.62, "Batch 2 of 3, verifying web-2"), false),
                entry("v1.9.0 to staging", new Standing(0.2, "Stopping at the next safe point"), true));
    }

    private static Node entry(String title, Standing standing, boolean asked) {
        Confirmation question = new Confirmation(
                "Stop " + title + "?",
                List.of("It stops at its next safe point."),
                "Stop",
                true,
                Optional.empty(),
                false);
        RunningEntry entry = new RunningEntry(_ -> {}, new NoSheets(), _ -> {});
        entry.show(new RunningWork(title, title, standing, asked, question));
        entry.setMaxWidth(180);
        return entry;
    }

    /** An activity that never ends. */
    private static Activity begun(String what) {
        Activity activity = new Activity(new Background(_ -> {}, Runnable::run, Runnable::run));
        activity.start(what, () -> "", _ -> {});
        return activity;
    }

    /** The gallery has no layer to ask on. */
    private record NoSheets() implements Sheets {
        @Override
        public void confirm(Confirmation question, Consumer<String> yes) {}

        @Override
        public void show(Node content) {}

        @Override
        public void close() {}
    }
}
