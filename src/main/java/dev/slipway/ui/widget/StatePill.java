package dev.slipway.ui.widget;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A word about a state in the state's colour, with its icon. */
public final class StatePill extends Label {
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(this, "state");
    private final FontIcon icon = new FontIcon();

    /** An empty neutral pill, for FXML. */
    public StatePill() {
        this(State.NEUTRAL, "");
    }

    public StatePill(State state, String text) {
        getStyleClass().add("state-pill");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setGraphic(icon);
        this.state.addListener((_, old, now) -> restyle(old, now));
        show(state, text);
    }

    /** Shows another state and word. */
    public void show(State newState, String text) {
        setState(newState);
        setText(text);
    }

    /** The state that gives colour and icon. */
    public ObjectProperty<State> stateProperty() {
        return state;
    }

    public State getState() {
        return state.get();
    }

    public void setState(State value) {
        state.set(value);
    }

    private void restyle(@Nullable State old, State now) {
        if (old != null) {
            getStyleClass().remove(old.styleClass());
        }
        getStyleClass().add(now.styleClass());
        icon.setIconCode(now.icon());
    }
}
