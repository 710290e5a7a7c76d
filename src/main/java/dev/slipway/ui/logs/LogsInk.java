package dev.slipway.ui.logs;

import dev.slipway.logs.text.Style;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** Takes colours and type for a canvas of logs from the style sheet: one unseen text for each ink. */
final class LogsInk extends Group {
    private final Map<Tone, Text> tones = new EnumMap<>(Tone.class);
    private final Map<Ground, Text> grounds = new EnumMap<>(Ground.class);
    private final Map<Style, StyleInk> styles = new HashMap<>();
    private final Text plain;
    private double advance;
    private Font bold = Font.getDefault();

    /** What is filled. */
    enum Ground {
        PANEL,
        GRAVE,
        SELECTION,
        FOUND,
        OPEN,
        GAP,
        MARK,
        FOCUS,
        RULE,
        OLDER,
        OTHERS,
        WARNING,
        ERROR
    }

    /** @param changed called when a colour changes, as with the theme */
    LogsInk(Runnable changed) {
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
        for (Tone tone : Tone.values()) {
            tones.put(tone, ink("logs-tone-" + name(tone)));
        }
        for (Ground ground : Ground.values()) {
            grounds.put(ground, ink("logs-ground-" + name(ground)));
        }
        plain = of(tones, Tone.PLAIN);
        List<Text> all = Stream.concat(tones.values().stream(), grounds.values().stream())
                .toList();
        getChildren().addAll(all);
        Runnable renewed = () -> {
            renew();
            changed.run();
        };
        all.forEach(text -> text.fillProperty().addListener(_ -> renewed.run()));
        plain.fontProperty().addListener(_ -> renewed.run());
        renew();
    }

    private void renew() {
        styles.clear();
        advance = plain.getLayoutBounds().getWidth();
        bold = Font.font(
                plain.getFont().getFamily(), FontWeight.BOLD, plain.getFont().getSize());
    }

    Font font(boolean heavy) {
        return heavy ? bold : plain.getFont();
    }

    /** The width of a character; the type is monospaced. */
    double advance() {
        return advance;
    }

    Paint of(Tone tone) {
        return of(tones, tone).getFill();
    }

    Paint of(Ground ground) {
        return of(grounds, ground).getFill();
    }

    /** How a program wants its text to look, so that it can be read here. */
    StyleInk of(Style style) {
        return styles.computeIfAbsent(
                style, wanted -> StyleInk.of(wanted, colour(of(Tone.PLAIN)), colour(of(Ground.PANEL))));
    }

    private static Color colour(Paint paint) {
        return paint instanceof Color colour ? colour : Color.GRAY;
    }

    private static <K> Text of(Map<K, Text> inks, K key) {
        Text ink = inks.get(key);
        if (ink == null) {
            throw new IllegalStateException("No ink for " + key);
        }
        return ink;
    }

    private static String name(Enum<?> ink) {
        return ink.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Text ink(String styleClass) {
        Text text = new Text("0");
        text.getStyleClass().addAll("logs-ink", styleClass);
        return text;
    }
}
