package dev.slipway.ui.history;

import dev.slipway.app.words.Words;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.ui.diff.FileLine;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Labels;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Two branches, tags or commits beside each other: what each has alone, and in which files they differ. */
final class ComparisonPanel extends VBox {
    private final ComparisonModel model;
    private final Label title = Labels.wrapping("", "strong", "commit-subject");
    private final VBox sides = new VBox(4);

    /**
     * @param show shows another comparison, or all
     * @param open shows what changed in a file
     */
    ComparisonPanel(ComparisonModel model, Consumer<Scope> show, Consumer<FileLine> open) {
        this.model = model;
        getStyleClass().add("commit-panel");
        Button swap = new Button("Swap");
        swap.setOnAction(_ -> model.comparedProperty().get().ifPresent(two -> show.accept(two.swapped())));
        Button end = new Button("Show all commits");
        end.setOnAction(_ -> show.accept(Scope.ALL));
        Button notes = new Button("Release notes\u2026");
        notes.setOnAction(_ -> model.tellNotes());
        FlowPane acts = new FlowPane(8, 8, swap, end, notes);
        acts.setMinHeight(USE_PREF_SIZE);
        FileList files = new FileList(model.files().lines(), open);
        VBox.setVgrow(files, Priority.ALWAYS);
        sides.setMinHeight(USE_PREF_SIZE);
        getChildren()
                .addAll(
                        title,
                        sides,
                        new ActivityLine(model.counting(), model::again),
                        acts,
                        new ActivityLine(model.telling(), model::tellNotes),
                        new TotalLine(model.files()),
                        new ActivityLine(model.files().reading(), model.files()::again),
                        files);
        model.comparedProperty().subscribe(_ -> show());
        model.countsProperty().subscribe(_ -> show());
    }

    private void show() {
        Optional<Scope.Compared> two = model.comparedProperty().get();
        title.setText(two.map(Scope.Compared::title).orElse(""));
        sides.getChildren().clear();
        two.ifPresent(both -> model.countsProperty().get().ifPresent(counts -> show(both, counts)));
    }

    private void show(Scope.Compared two, AheadBehind counts) {
        sides.getChildren()
                .addAll(
                        Labels.wrapping(Words.count(counts.ahead(), "commit") + " only in " + two.left()),
                        Labels.wrapping(Words.count(counts.behind(), "commit") + " only in " + two.right()),
                        Labels.wrapping(forward(two, counts), "text-muted"));
    }

    /** Whether one of them can go forward to the other. */
    static String forward(Scope.Compared two, AheadBehind counts) {
        if (counts.ahead() == 0 && counts.behind() == 0) {
            return "They are the same commit.";
        }
        if (counts.ahead() == 0) {
            return two.left() + " can be fast-forwarded to " + two.right() + ".";
        }
        return counts.behind() == 0
                ? two.right() + " can be fast-forwarded to " + two.left() + "."
                : "Neither can be fast-forwarded: each has commits of its own.";
    }
}
