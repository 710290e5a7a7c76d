package dev.slipway.ui.widget;

import java.time.Instant;
import java.time.ZoneId;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** "2 h ago", moving on with the time, and the exact time when the pointer rests on it. */
public final class Timestamp extends Label {
    private final ObjectProperty<Instant> at = new SimpleObjectProperty<>(this, "at");

    /** @param now the time as the window shows it */
    public Timestamp(Instant at, ObservableValue<Instant> now) {
        this.at.set(at);
        getStyleClass().add("timestamp");
        ObservableValue<Instant> ticking = now.when(Shown.inScene(this));
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Ago.text(this.at.get(), ticking.getValue()), this.at, ticking));
        Tooltip exact = new Tooltip();
        exact.textProperty().bind(this.at.map(time -> Ago.exact(time, ZoneId.systemDefault())));
        accessibleHelpProperty().bind(exact.textProperty());
        setTooltip(exact);
    }

    /** The time that is told. */
    public ObjectProperty<Instant> atProperty() {
        return at;
    }
}
