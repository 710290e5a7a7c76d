package dev.slipway.ui.checks;

import dev.slipway.app.ChecksSeen;
import dev.slipway.app.words.CheckWords;
import dev.slipway.deploy.Refused;
import dev.slipway.forge.Check;
import dev.slipway.forge.Checks;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The checks of the chosen commit: all of them in a word, and those that a person has to look at. */
public final class ChecksPane extends VBox {
    /** So many lines are shown before a person wants more, and then so many at once. */
    private static final int FEW = 3;

    private static final int HIGHEST = 168;

    private final ChecksModel model;
    private final ObservableValue<Instant> now;
    private final VBox content = new VBox(4);
    private boolean whole;

    /** @param now moves on */
    public ChecksPane(ChecksModel model, ObservableValue<Instant> now) {
        this.model = model;
        this.now = now;
        getStyleClass().add("checks-pane");
        ActivityLine line = new ActivityLine(model.asking(), model::again);
        BooleanBinding something = Bindings.isNotEmpty(content.getChildren());
        content.managedProperty().bind(something);
        getChildren().addAll(content, line);
        visibleProperty().bind(something.or(line.visibleProperty()));
        managedProperty().bind(visibleProperty());
        model.seenProperty().subscribe(seen -> {
            whole = whole && seen.isPresent();
            show(seen);
        });
        now.when(sceneProperty().map(_ -> true).orElse(false)).subscribe(model::lookAgain);
    }

    private void show(Optional<ChecksSeen> seen) {
        content.getChildren().setAll(seen.map(this::lines).orElse(List.of()));
    }

    private List<Node> lines(ChecksSeen seen) {
        return switch (seen) {
            case ChecksSeen.Nowhere _ -> List.of();
            case ChecksSeen.NoToken(String forge) ->
                List.of(link("Show its checks on " + forge + "\u2026", () -> model.askForToken(forge)));
            case ChecksSeen.Locked(String forge) -> List.of(link("Ask " + forge + " for its checks", model::again));
            case ChecksSeen.Absent(String forge) -> List.of(muted("Not on " + forge + "."));
            case ChecksSeen.Untold untold -> untold(untold);
            case ChecksSeen.Told(String forge, Checks checks) -> told(forge, checks);
        };
    }

    private List<Node> untold(ChecksSeen.Untold untold) {
        Refused why = untold.why();
        String sentence = untold.until().isPresent() ? why.reason() : why.reason() + " " + why.remedy();
        List<Node> lines = new ArrayList<>(List.of(new StatePill(State.NEUTRAL, "checks not known"), muted(sentence)));
        lines.add(untold.until()
                .<Node>map(until -> Labels.of("Asked again " + Ago.text(until, now.getValue()) + ".", "text-muted"))
                .orElseGet(() -> link("Ask again", model::again)));
        return lines;
    }

    private List<Node> told(String forge, Checks checks) {
        StatePill pill =
                new StatePill(checks.state().map(ChecksPane::colour).orElse(State.NEUTRAL), CheckWords.sum(checks));
        pill.setAccessibleHelp("As " + forge + " tells it");
        pill.setTooltip(new Tooltip("As " + forge + " tells it"));
        HBox head = new HBox(8, pill);
        head.getStyleClass().add("check-row");
        List<Check> telling = checks.all().stream()
                .filter(check -> check.state().compareTo(Check.State.PASSED) < 0)
                .limit(FEW)
                .toList();
        List<Check> listed = whole ? checks.all() : telling;
        if (telling.size() < checks.all().size()) {
            head.getChildren().add(link(whole ? "Show fewer" : "Show all", this::turn));
        }
        List<Node> lines = new ArrayList<>(List.of(head));
        if (!listed.isEmpty()) {
            lines.add(rows(listed));
        }
        return lines;
    }

    private void turn() {
        whole = !whole;
        show(model.seenProperty().get());
    }

    private Node rows(List<Check> checks) {
        VBox rows = new VBox();
        checks.forEach(check -> rows.getChildren().add(new CheckRow(check, colour(check.state()), now)));
        if (!whole) {
            return rows;
        }
        ScrollPane pane = new ScrollPane(rows);
        pane.setFitToWidth(true);
        pane.setMaxHeight(HIGHEST);
        pane.setMinHeight(USE_PREF_SIZE);
        pane.prefHeightProperty()
                .bind(rows.heightProperty().map(height -> Math.min(HIGHEST, height.doubleValue() + 2)));
        pane.getStyleClass().add("check-list");
        return pane;
    }

    private static State colour(Check.State state) {
        return switch (state) {
            case FAILED -> State.FAILED;
            case PENDING -> State.RUNNING;
            case WARNED -> State.WAITING;
            case PASSED -> State.GOOD;
            case SKIPPED -> State.NEUTRAL;
        };
    }

    private static Label muted(String sentence) {
        Label label = Labels.wrapping(sentence, "text-muted");
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Hyperlink link(String word, Runnable act) {
        Hyperlink link = new Hyperlink(word);
        link.setOnAction(_ -> act.run());
        return link;
    }
}
