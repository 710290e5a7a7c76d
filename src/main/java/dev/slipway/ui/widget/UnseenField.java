package dev.slipway.ui.widget;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.PasswordField;
import javafx.scene.input.Clipboard;

/**
 * A field whose text nobody sees. Such a field has one line: what it would lose of a pasted text is not pasted at all, for
 * nobody would see that it is another value. One line end behind it does not count.
 */
public final class UnseenField extends PasswordField {
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper(this, "refused");

    public UnseenField() {
        textProperty().subscribe((_, _) -> refused.set(false));
    }

    @Override
    public void paste() {
        Optional<String> pasted = Optional.ofNullable(
                        Clipboard.getSystemClipboard().getString())
                .map(text -> text.replaceFirst("\\r?\\n\\z", ""));
        boolean whole = pasted.stream().flatMapToInt(String::chars).noneMatch(Character::isISOControl);
        if (whole) {
            pasted.ifPresent(this::replaceSelection);
        }
        refused.set(!whole);
    }

    /** Whether what was pasted last was refused. */
    public ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }
}
