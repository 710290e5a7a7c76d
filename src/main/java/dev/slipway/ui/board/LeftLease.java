package dev.slipway.ui.board;

import dev.slipway.app.EnvironmentStatus.LeaseInfo;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.work.Activity;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Who left an environment held, and the way to free it. Takes no room while nobody did. */
final class LeftLease extends VBox {
    private final Label who = Labels.wrapping("", "environment-note");

    /** @param freeing what runs while the lease is freed */
    LeftLease(Action free, Activity freeing) {
        super(8);
        who.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        ActionButton button = new ActionButton(free, "Free the lease");
        button.button().setGraphic(null);
        button.button().setAccessibleText(free.title());
        button.button().getStyleClass().add("small");
        getChildren().addAll(who, button, new Doing(freeing));
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    void show(Optional<LeaseInfo> lease, Instant now) {
        setVisible(lease.isPresent());
        who.setText(lease.map(left -> "Held by " + left.holder() + ", taken " + Ago.text(left.since(), now)
                        + ". The lease has expired.")
                .orElse(""));
    }
}
