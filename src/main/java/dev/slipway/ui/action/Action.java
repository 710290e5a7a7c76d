package dev.slipway.ui.action;

import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;

/**
 * Something that a person can do, told once for menus, buttons, the palette and keys.
 *
 * @param id unique, such as {@code go.board}
 * @param title what it does, as a command: "Promote v1.8.0 to production"
 * @param whyDisabled one sentence while it cannot be done, otherwise empty
 */
public record Action(
        String id,
        String title,
        Ikon icon,
        Optional<KeyCombination> shortcut,
        ObservableValue<String> whyDisabled,
        Runnable run) {

    /** An action that can always be done and has no key. */
    public static Action of(String id, String title, Ikon icon, Runnable run) {
        return new Action(id, title, icon, Optional.empty(), new ReadOnlyStringWrapper(""), run);
    }

    /** The same with a key, such as {@code Shortcut+K}. */
    public Action withKey(String combination) {
        return new Action(id, title, icon, Optional.of(KeyCombination.valueOf(combination)), whyDisabled, run);
    }

    /** The same, impossible while this sentence is not empty. */
    public Action unless(ObservableValue<String> sentence) {
        return new Action(id, title, icon, shortcut, sentence, run);
    }

    /** Whether it can be done now. */
    public boolean enabled() {
        return whyDisabled.getValue().isEmpty();
    }

    /** Does it, if it can be done now. */
    public void start() {
        if (enabled()) {
            run.run();
        }
    }
}
