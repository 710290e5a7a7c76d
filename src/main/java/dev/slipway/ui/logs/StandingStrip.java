package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.LogName;
import dev.slipway.logs.timeline.Timeline.Standing;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How the reading of each log stands: those that need a look one by one, the others by their number, or all on demand. */
final class StandingStrip extends VBox {
    private static final int MOST = 6;
    private static final double TALLEST = 160;

    private final FlowPane few = new FlowPane();
    private final VBox refused = new VBox(4);
    private final VBox all = new VBox(4);
    private final ScrollPane whole = new ScrollPane(all);
    private final Hyperlink toggle = new Hyperlink("All logs");
    private Map<LogName, StandingWords> shown = new LinkedHashMap<>();
    private boolean everything;

    StandingStrip() {
        setSpacing(8);
        few.getStyleClass().add("logs-standing");
        few.setMinHeight(USE_PREF_SIZE);
        whole.getStyleClass().add("clear-scroll");
        whole.setFitToWidth(true);
        whole.setMaxHeight(TALLEST);
        whole.setAccessibleText("How the reading of each log stands");
        toggle.setOnAction(_ -> {
            everything = !everything;
            toggle.setText(everything ? "Fewer" : "All logs");
            fill();
        });
        getChildren().addAll(few, refused, whole);
        show(Map.of(), Instant.EPOCH);
    }

    void show(Map<LogName, Standing> standing, Instant now) {
        Map<LogName, StandingWords> words = new LinkedHashMap<>();
        standing.forEach((log, how) -> words.put(log, StandingWords.of(how, now)));
        if (!words.equals(shown) || few.getChildren().isEmpty()) {
            shown = words;
            fill();
        }
    }

    private void fill() {
        few.getChildren().clear();
        refused.getChildren().clear();
        all.getChildren().clear();
        long fine = shown.values().stream().filter(StandingWords::fine).count();
        if (fine > 0) {
            few.getChildren().add(new StatePill(State.GOOD, Words.count(fine, "log") + " followed"));
        }
        Map<StandingWords, List<String>> others = others();
        others.entrySet().stream()
                .sorted(Comparator.comparing(same -> same.getKey().state() != State.FAILED))
                .limit(MOST)
                .forEach(same -> few.getChildren().add(one(Words.names(same.getValue()), same.getKey())));
        if (others.size() > MOST) {
            few.getChildren().add(Labels.of("and " + Words.count(others.size() - MOST, "other"), "text-muted"));
        }
        if (shown.size() > 1) {
            few.getChildren().add(toggle);
        }
        others.keySet().stream()
                .map(StandingWords::remedy)
                .filter(remedy -> !remedy.isEmpty())
                .distinct()
                .limit(3)
                .forEach(remedy -> refused.getChildren().add(Labels.wrapping(remedy, "text-muted", "small")));
        if (everything) {
            shown.forEach((log, words) -> all.getChildren().add(one(log.toString(), words)));
        }
        place(whole, everything);
        place(refused, !refused.getChildren().isEmpty());
        place(few, !shown.isEmpty());
    }

    /** Those that need a look, together where they stand the same. */
    private Map<StandingWords, List<String>> others() {
        Map<StandingWords, List<String>> others = new LinkedHashMap<>();
        shown.forEach((log, words) -> {
            if (!words.fine()) {
                others.computeIfAbsent(words, _ -> new ArrayList<>()).add(log.toString());
            }
        });
        return others;
    }

    private static void place(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    private static HBox one(String logs, StandingWords words) {
        Label name = Labels.of(logs, "medium");
        name.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(name, new StatePill(words.state(), words.words()));
        line.getStyleClass().add("logs-standing-log");
        line.setAccessibleText(logs + ": " + words.words());
        return line;
    }

    /** The first refusal, where all that there is was refused. */
    static Optional<StandingWords> onlyRefusals(Map<LogName, Standing> standing, Instant now) {
        List<StandingWords> words = standing.values().stream()
                .map(how -> StandingWords.of(how, now))
                .toList();
        return !words.isEmpty()
                        && words.stream().noneMatch(word -> word.remedy().isEmpty())
                ? Optional.of(words.getFirst())
                : Optional.empty();
    }
}
