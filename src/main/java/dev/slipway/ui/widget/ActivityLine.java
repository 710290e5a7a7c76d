package dev.slipway.ui.widget;

import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.layout.VBox;

/** An activity beside other content: what it does, with a button to stop it, and how it failed. Takes no room otherwise. */
public final class ActivityLine extends VBox {
    private final Runnable again;

    /** @param again starts the activity once more */
    public ActivityLine(Activity activity, Runnable again) {
        this.again = again;
        BusySign sign = new BusySign(activity, again);
        getChildren().add(sign);
        visibleProperty()
                .bind(sign.visibleProperty()
                        .or(Bindings.createBooleanBinding(
                                () -> activity.faultProperty().get().isPresent(), activity.faultProperty())));
        managedProperty().bind(visibleProperty());
        getStyleClass().add("activity-line");
        activity.faultProperty().when(Shown.inScene(this)).subscribe(this::show);
    }

    private void show(Optional<Fault> fault) {
        getChildren().removeIf(ErrorPanel.class::isInstance);
        fault.map(f -> new ErrorPanel(f, again)).ifPresent(getChildren()::add);
    }
}
