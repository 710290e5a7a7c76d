package dev.slipway.ui.history;

import dev.slipway.git.graph.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Takes colours and type for the graph's canvas from the style sheet: one unseen text for each ink. */
final class GraphInk extends Group {
    private final Text plain = ink("graph-ink");
    private final Text muted = ink("graph-muted");
    private final Text id = ink("graph-id");
    private final Text selection = ink("graph-selection");
    private final Text hover = ink("graph-hover");
    private final Text ground = ink("graph-ground");
    private final Text line = ink("graph-row-line");
    private final Text badge = ink("graph-badge");
    private final List<Text> lanes = IntStream.range(0, Rows.COLOURS)
            .mapToObj(i -> ink("graph-lane-" + i))
            .toList();
    private final Map<Badge.Kind, Inks> badges = new HashMap<>();
    private final Map<Font, Letters> letters = new HashMap<>();

    private record Inks(Text letters, Text ground, Text edge) {}

    /** @param changed called when a colour changes, as with the theme */
    GraphInk(Runnable changed) {
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
        for (Badge.Kind kind : Badge.Kind.values()) {
            String name = kind.styleClass();
            badges.put(kind, new Inks(ink(name), ink(name + "-ground"), ink(name + "-edge")));
        }
        getChildren().addAll(plain, muted, id, selection, hover, ground, line, badge);
        getChildren().addAll(lanes);
        badges.values().stream()
                .flatMap(inks -> Stream.of(inks.letters(), inks.ground(), inks.edge()))
                .forEach(getChildren()::add);
        getChildren().stream().map(Text.class::cast).forEach(text -> {
            text.fillProperty().addListener(_ -> changed.run());
            text.fontProperty().addListener(_ -> changed.run());
        });
    }

    Font font() {
        return plain.getFont();
    }

    Font idFont() {
        return id.getFont();
    }

    Font badgeFont() {
        return badge.getFont();
    }

    Paint plain() {
        return plain.getFill();
    }

    Paint muted() {
        return muted.getFill();
    }

    Paint selection() {
        return selection.getFill();
    }

    Paint hover() {
        return hover.getFill();
    }

    Paint ground() {
        return ground.getFill();
    }

    Paint rowLine() {
        return line.getFill();
    }

    Paint lane(int colour) {
        return lanes.get(colour).getFill();
    }

    Paint letters(Badge.Kind kind) {
        return inks(kind).letters().getFill();
    }

    Paint ground(Badge.Kind kind) {
        return inks(kind).ground().getFill();
    }

    Paint edge(Badge.Kind kind) {
        return inks(kind).edge().getFill();
    }

    /** How wide texts of this type are. */
    Letters letters(Font font) {
        return letters.computeIfAbsent(font, Letters::new);
    }

    private Inks inks(Badge.Kind kind) {
        return badges.getOrDefault(kind, new Inks(plain, ground, line));
    }

    private static Text ink(String styleClass) {
        Text text = new Text("0");
        text.getStyleClass().add(styleClass);
        return text;
    }
}
