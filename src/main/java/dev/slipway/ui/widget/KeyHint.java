package dev.slipway.ui.widget;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

/** A key or combination, drawn as a key cap. */
public final class KeyHint extends Label {

    public KeyHint(String keys) {
        super(keys);
        getStyleClass().add("key-hint");
        setAccessibleRole(AccessibleRole.TEXT);
        setMinWidth(USE_PREF_SIZE);
    }

    /** The combination as the system writes it, with spaces instead of plus signs. */
    public KeyHint(KeyCombination combination) {
        this(combination.getDisplayText().replace("+", " "));
    }
}
