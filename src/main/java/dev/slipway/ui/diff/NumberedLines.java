package dev.slipway.ui.diff;

import dev.slipway.app.words.Words;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The lines of a text with their numbers, of which some are marked; folded where there are many. */
public final class NumberedLines extends VBox {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final int FOLDED = 14;
    private static final int MOST = 1000;

    private final List<String> lines;
    private final Set<Integer> marked;

    /**
     * @param what the text is, for those who do not see it
     * @param marked numbers of lines, from 1
     */
    public NumberedLines(String what, String text, Set<Integer> marked) {
        this.lines = text.stripTrailing().lines().toList();
        this.marked = Set.copyOf(marked);
        getStyleClass().add("numbered-lines");
        setAccessibleText(what);
        show(FOLDED);
    }

    private void show(int most) {
        getChildren()
                .setAll(IntStream.range(0, Math.min(most, lines.size()))
                        .mapToObj(this::line)
                        .toList());
        int left = lines.size() - most;
        if (left > 0 && most < MOST) {
            Hyperlink all = new Hyperlink("Show " + Words.count(left, "more line"));
            all.setOnAction(_ -> show(MOST));
            getChildren().add(all);
        } else if (left > 0) {
            getChildren().add(Labels.of(Words.count(left, "more line") + " not shown", "text-muted"));
        }
    }

    private Node line(int at) {
        Label number = Labels.of(Integer.toString(at + 1), "diff-number");
        Label text = Labels.wrapping(DiffCell.visible(lines.get(at)), "mono");
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox row = new HBox(number, text);
        row.getStyleClass().add("numbered-line");
        row.pseudoClassStateChanged(MARKED, marked.contains(at + 1));
        return row;
    }
}
