package dev.slipway.ui.widget;

import javafx.animation.PauseTransition;
import javafx.scene.control.TextInputControl;
import javafx.util.Duration;

/** Does something once a person has stopped typing. */
public final class Typing {
    private static final Duration PAUSE = Duration.millis(250);

    private Typing() {}

    /** Runs this a quarter of a second after the last change of the field's text. */
    public static void then(TextInputControl field, Runnable act) {
        PauseTransition typing = new PauseTransition(PAUSE);
        typing.setOnFinished(_ -> act.run());
        field.textProperty().addListener(_ -> typing.playFromStart());
    }
}
