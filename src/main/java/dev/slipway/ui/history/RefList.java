package dev.slipway.ui.history;

import dev.slipway.app.BranchStanding;
import dev.slipway.app.words.Words;
import dev.slipway.git.Tag;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.Shown;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Branches and tags by name: how each stands, and the way to its commit. */
final class RefList extends ListView<RefLine> {
    private static final double ROW = 28;
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass MEMBER = PseudoClass.getPseudoClass("member");
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");

    private final ObservableValue<Instant> now;
    private final BranchMenu menu;

    /**
     * @param now ages are told anew with each of its minutes, while the list is in a scene
     * @param jump goes to what a line names, or folds and unfolds what stands below a heading
     * @param only shows the history of a branch alone
     */
    RefList(ObservableValue<Instant> now, Consumer<RefLine> jump, Consumer<RefLine.OfBranch> only, BranchMenu menu) {
        this.now = now;
        this.menu = menu;
        getStyleClass().add("ref-list");
        setAccessibleText("Branches and tags");
        setFixedCellSize(ROW);
        setCellFactory(_ -> new Cell());
        now.map(at -> at.truncatedTo(ChronoUnit.MINUTES))
                .when(Shown.inScene(this))
                .subscribe((_, _) -> refresh());
        setOnMouseClicked(event -> {
            RefLine line = getSelectionModel().getSelectedItem();
            if (line instanceof RefLine.OfBranch branch && event.getClickCount() == 2) {
                only.accept(branch);
            } else if (line != null && event.getButton() == MouseButton.PRIMARY) {
                jump.accept(line);
            }
        });
        setOnKeyPressed(event -> {
            RefLine line = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && line != null) {
                event.consume();
                if (line instanceof RefLine.OfBranch branch && event.isShiftDown()) {
                    only.accept(branch);
                } else {
                    jump.accept(line);
                }
            } else if (line instanceof RefLine.Heading heading
                    && event.getCode() == (heading.folded() ? KeyCode.RIGHT : KeyCode.LEFT)) {
                event.consume();
                jump.accept(line);
            }
        });
    }

    /** What is chosen stays so, though lines come and go around it. */
    void show(List<RefLine> lines) {
        if (!lines.equals(getItems())) {
            Optional<String> chosen =
                    Optional.ofNullable(getSelectionModel().getSelectedItem()).map(RefLine::key);
            getItems().setAll(lines);
            chosen.flatMap(key -> lines.stream()
                            .filter(line -> line.key().equals(key))
                            .findFirst())
                    .ifPresent(getSelectionModel()::select);
        }
    }

    /** How a branch stands against the one that it feeds, in a word or two. */
    static String standing(BranchStanding standing) {
        return standing.against()
                .map(counts -> {
                    if (counts.ahead() == 0) {
                        return counts.behind() == 0 ? "same" : "merged";
                    }
                    return counts(counts);
                })
                .orElse("");
    }

    private static String counts(AheadBehind counts) {
        List<String> sides = new ArrayList<>();
        if (counts.ahead() > 0) {
            sides.add("+" + Words.number(counts.ahead()));
        }
        if (counts.behind() > 0) {
            sides.add("\u2212" + Words.number(counts.behind()));
        }
        return sides.isEmpty() ? "same" : String.join(" ", sides);
    }

    /** All that is known of a branch, a sentence a line. */
    static String told(RefLine.OfBranch line, Instant now) {
        List<String> lines = new ArrayList<>(List.of(line.branch().name()));
        line.standing().ifPresent(standing -> {
            lines.add("Last commit " + Ago.text(standing.last().at(), now) + " by "
                    + standing.last().author().name() + (standing.stale(now) ? ", stale" : ""));
            standing.feeds()
                    .ifPresent(fed -> standing.against()
                            .ifPresent(counts -> lines.add(
                                    counts.ahead() == 0
                                            ? "All of it is in " + fed
                                            : counts(counts) + " against " + fed)));
            line.branch()
                    .upstream()
                    .ifPresent(upstream -> lines.add(standing.upstream()
                            .map(counts -> counts(counts) + " against " + upstream)
                            .orElse(upstream + " is not here: fetch, or push it")));
        });
        return String.join("\n", lines);
    }

    private final class Cell extends ListCell<RefLine> {
        private final Label name = Labels.of("");
        private final Label standing = Labels.of("", "text-muted", "small");
        private final HBox box = new HBox(8, name, standing);
        private final FontIcon head = new FontIcon(Feather.CHECK);
        private final FontIcon open = new FontIcon(Feather.CHEVRON_DOWN);
        private final FontIcon folded = new FontIcon(Feather.CHEVRON_RIGHT);

        Cell() {
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            name.setMinWidth(0);
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            standing.setMinWidth(USE_PREF_SIZE);
            box.getStyleClass().add("ref-row");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable RefLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(HEADING, line instanceof RefLine.Heading h && !h.group());
            pseudoClassStateChanged(GROUP, line instanceof RefLine.Heading h && h.group());
            pseudoClassStateChanged(MEMBER, line instanceof RefLine.OfBranch branch && branch.member());
            name.setGraphic(null);
            setTooltip(null);
            setOnContextMenuRequested(null);
            setAccessibleText(null);
            setGraphic(line == null ? null : box);
            if (line != null) {
                show(line);
            }
        }

        private void show(RefLine line) {
            switch (line) {
                case RefLine.Heading heading -> {
                    show(heading.title(), Words.number(heading.count()));
                    name.setGraphic(heading.folded() ? folded : open);
                    if (heading.key().equals(RefLines.BRANCHES)) {
                        setOnContextMenuRequested(
                                event -> menu.ofBranches().show(this, event.getScreenX(), event.getScreenY()));
                    }
                    setAccessibleText(
                            heading.title() + ", " + heading.count() + (heading.folded() ? ", folded" : ", shown"));
                }
                case RefLine.OfBranch branch -> {
                    show(
                            branch.shown(),
                            branch.standing().map(RefList::standing).orElse(""));
                    setTooltip(new Tooltip(told(branch, now.getValue())));
                    setOnContextMenuRequested(
                            event -> menu.of(branch.branch()).show(this, event.getScreenX(), event.getScreenY()));
                    if (branch.head()) {
                        name.setGraphic(head);
                    }
                }
                case RefLine.OfTag(Tag tag) -> {
                    show(
                            tag.name(),
                            tag.at()
                                    .map(at -> Duration.between(at, now.getValue()))
                                    .filter(age -> !age.isNegative())
                                    .map(Ago::length)
                                    .orElse(""));
                    setOnContextMenuRequested(event -> menu.of(tag).show(this, event.getScreenX(), event.getScreenY()));
                }
            }
        }

        private void show(String text, String side) {
            name.setText(text);
            standing.setText(side);
        }
    }
}
