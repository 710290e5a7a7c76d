package dev.slipway.ui.logs;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Takes colours and type for a canvas from the style sheet: one unseen text for each. */
final class LogsInk extends Group {
    private final Map<Tone, Text> tones = new EnumMap<>(Tone.class);
    private final Map<Ground, Text> grounds = new EnumMap<>(Ground.class);
    private final Text plain = ink("logs-plain");
    private final Text bold = ink("logs-bold");
    private final Text label = ink("logs-label");

    /** What lies behind letters, and lines and bars. */
    enum Ground {
        PANEL,
        ERROR,
        GAP,
        MARK,
        SELECTION,
        BAR,
        BAR_ERROR,
        BAR_WARNING
    }

    /** @param changed called when a colour or the type changes, as with the theme */
    LogsInk(Runnable changed) {
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
        for (Tone tone : Tone.values()) {
            tones.put(tone, ink(name("logs-", tone)));
        }
        for (Ground ground : Ground.values()) {
            grounds.put(ground, ink(name("logs-ground-", ground)));
        }
        getChildren().addAll(plain, bold, label);
        getChildren().addAll(tones.values());
        getChildren().addAll(grounds.values());
        getChildren().stream().map(Text.class::cast).forEach(text -> {
            text.fillProperty().addListener(_ -> changed.run());
            text.fontProperty().addListener(_ -> changed.run());
        });
    }

    Font font() {
        return plain.getFont();
    }

    Font bold() {
        return bold.getFont();
    }

    /** That of words that are no log, such as times below a chart. */
    Font label() {
        return label.getFont();
    }

    /** How wide a column is. */
    double advance() {
        return plain.getLayoutBounds().getWidth();
    }

    Color of(Tone tone) {
        return colour(tones.getOrDefault(tone, plain));
    }

    /** Never one that something else is seen through. */
    Color of(Ground ground) {
        Color panel = colour(grounds.getOrDefault(Ground.PANEL, plain));
        Color over = colour(grounds.getOrDefault(ground, plain));
        return panel.interpolate(Color.color(over.getRed(), over.getGreen(), over.getBlue()), over.getOpacity());
    }

    private static Color colour(Text text) {
        return text.getFill() instanceof Color colour ? colour : Color.BLACK;
    }

    private static String name(String prefix, Enum<?> one) {
        return prefix + one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Text ink(String styleClass) {
        Text text = new Text("0");
        text.getStyleClass().add(styleClass);
        return text;
    }
}
