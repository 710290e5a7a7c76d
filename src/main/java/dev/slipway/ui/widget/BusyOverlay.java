package dev.slipway.ui.widget;

import dev.slipway.ui.work.Activity;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Lies over what is being read or done and tells so; what is below can be used again once it is done or stopped. */
public final class BusyOverlay extends StackPane {

    /** @param again starts the activity once more */
    public BusyOverlay(Activity activity, Runnable again) {
        BusySign sign = new BusySign(activity, again);
        getStyleClass().add("busy-overlay");
        sign.getStyleClass().addAll("card-panel", "busy-panel");
        sign.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().add(sign);
        visibleProperty().bind(sign.visibleProperty());
        pickOnBoundsProperty().bind(activity.busyProperty());
    }
}
