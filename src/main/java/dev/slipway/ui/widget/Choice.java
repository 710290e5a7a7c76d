package dev.slipway.ui.widget;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A few values side by side, drawn as one control, of which exactly one is chosen. */
public final class Choice<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final List<T> values;
    private final ObjectProperty<T> value;

    /**
     * @param values in their order, two at least
     * @param title of each
     * @param chosen the one that is chosen at first
     */
    public Choice(List<T> values, Function<T, String> title, T chosen) {
        this.values = List.copyOf(values);
        this.value = new SimpleObjectProperty<>(chosen);
        for (T each : this.values) {
            ToggleButton button = new ToggleButton(title.apply(each));
            button.setMnemonicParsing(false);
            button.setToggleGroup(group);
            button.getStyleClass().add(pill(each));
            getChildren().add(button);
        }
        value.subscribe(this::select);
        group.selectedToggleProperty()
                .subscribe((_, toggle) -> valueOf(toggle).ifPresentOrElse(value::set, () -> select(value.get())));
    }

    /** What is chosen. */
    public ObjectProperty<T> valueProperty() {
        return value;
    }

    private void select(T wanted) {
        group.selectToggle(group.getToggles().get(values.indexOf(wanted)));
    }

    private Optional<T> valueOf(@Nullable Toggle toggle) {
        return toggle == null
                ? Optional.empty()
                : Optional.of(values.get(group.getToggles().indexOf(toggle)));
    }

    /** AtlantaFX draws toggles with these classes as one control. */
    private String pill(T each) {
        if (each.equals(values.getFirst())) {
            return "left-pill";
        }
        return each.equals(values.getLast()) ? "right-pill" : "center-pill";
    }
}
