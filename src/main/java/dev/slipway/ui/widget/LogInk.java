package dev.slipway.ui.widget;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Takes colours and type for a canvas from the style sheet: one unseen text for each ink. */
final class LogInk extends Group {
    private static final int SOURCES = 4;

    private final Text plain = ink("log-ink");
    private final Text muted = ink("log-muted");
    private final Text error = ink("log-error");
    private final Text errorGround = ink("log-error-ground");
    private final Text warning = ink("log-warning");
    private final Text mark = ink("log-mark");
    private final Text selection = ink("log-selection");
    private final List<Text> sources =
            IntStream.range(0, SOURCES).mapToObj(i -> ink("log-source-" + i)).toList();

    /** @param changed called when a colour changes, as with the theme */
    LogInk(Runnable changed) {
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
        getChildren().addAll(plain, muted, error, errorGround, warning, mark, selection);
        getChildren().addAll(sources);
        getChildren().stream()
                .map(Text.class::cast)
                .forEach(text -> text.fillProperty().addListener(_ -> changed.run()));
        plain.fontProperty().addListener(_ -> changed.run());
    }

    Font font() {
        return plain.getFont();
    }

    /** The width of a character; the type is monospaced. */
    double advance() {
        return plain.getLayoutBounds().getWidth();
    }

    Paint muted() {
        return muted.getFill();
    }

    Paint errorGround() {
        return errorGround.getFill();
    }

    Paint selection() {
        return selection.getFill();
    }

    Paint of(LogLine.Level level) {
        return switch (level) {
            case NORMAL -> plain.getFill();
            case WARNING -> warning.getFill();
            case ERROR -> error.getFill();
            case MARK -> mark.getFill();
        };
    }

    /** A colour of its own for each of the first sources, then again from the first. */
    Paint ofSource(int number) {
        return sources.get(number % SOURCES).getFill();
    }

    private static Text ink(String styleClass) {
        Text text = new Text("0");
        text.getStyleClass().add(styleClass);
        return text;
    }
}
