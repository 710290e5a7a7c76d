package dev.slipway.ui.widget;

import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/** What a colour means. There is no other use of colour, and never a colour without its icon and a word. */
public enum State {
    /** Healthy or done. */
    GOOD(Feather.CHECK),
    /** Waiting, slow or in need of a look. */
    WAITING(Feather.CLOCK),
    /** Failed or down. */
    FAILED(Feather.X),
    /** Running or selected. */
    RUNNING(Feather.PLAY),
    /** Nothing of the above. */
    NEUTRAL(Feather.CIRCLE);

    private final Feather icon;

    State(Feather icon) {
        this.icon = icon;
    }

    /** Its picture. */
    public Feather icon() {
        return icon;
    }

    /** Its class in the style sheet, such as {@code state-good}. */
    public String styleClass() {
        return "state-" + name().toLowerCase(Locale.ROOT);
    }
}
