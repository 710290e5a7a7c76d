package dev.slipway.ui.diff;

import dev.slipway.git.diff.DiffLine;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A row of a file's comparison: numbers, sign, and the line with the words that changed marked in it. */
final class DiffCell extends ListCell<DiffRow> {
    private static final PseudoClass ADDED = PseudoClass.getPseudoClass("added");
    private static final PseudoClass REMOVED = PseudoClass.getPseudoClass("removed");
    private static final PseudoClass NOTE = PseudoClass.getPseudoClass("note");
    private static final String TAB = "    ";

    private final Label before = Labels.of("", "diff-number");
    private final Label after = Labels.of("", "diff-number");
    private final Label sign = Labels.of("", "diff-sign");
    private final HBox text = new HBox();
    private final HBox row = new HBox(before, after, sign, text);

    DiffCell() {
        getStyleClass().add("diff-cell");
        row.getStyleClass().add("diff-row");
    }

    @Override
    protected void updateItem(@Nullable DiffRow item, boolean empty) {
        super.updateItem(item, empty);
        DiffLine.Kind kind = item instanceof DiffRow.OfLine(var line) ? line.kind() : DiffLine.Kind.CONTEXT;
        pseudoClassStateChanged(ADDED, kind == DiffLine.Kind.ADDED);
        pseudoClassStateChanged(REMOVED, kind == DiffLine.Kind.REMOVED);
        pseudoClassStateChanged(NOTE, item instanceof DiffRow.Note);
        setGraphic(item == null ? null : row);
        if (item != null) {
            show(item);
        }
    }

    private void show(DiffRow item) {
        text.getChildren().clear();
        switch (item) {
            case DiffRow.Note(var note) -> {
                before.setText("");
                after.setText("");
                sign.setText("");
                text.getChildren().add(Labels.of(note));
                setAccessibleText(note);
            }
            case DiffRow.OfLine(var line) -> show(line);
        }
    }

    private void show(DiffLine line) {
        before.setText(line.oldNumber() == 0 ? "" : Integer.toString(line.oldNumber()));
        after.setText(line.newNumber() == 0 ? "" : Integer.toString(line.newNumber()));
        sign.setText(
                switch (line.kind()) {
                    case CONTEXT -> "";
                    case ADDED -> "+";
                    case REMOVED -> "\u2212";
                });
        int at = 0;
        for (DiffLine.Span span : line.changed()) {
            add(line.text().substring(at, span.start()), List.of());
            add(line.text().substring(span.start(), span.end()), List.of("diff-changed"));
            at = span.end();
        }
        add(line.text().substring(at), List.of());
        if (line.leftOut() > 0) {
            add("\u2026 " + line.leftOut() + " more characters", List.of("text-muted"));
        }
        if (line.ending() == DiffLine.Ending.NONE) {
            add("  no line end", List.of("text-muted"));
        }
        setAccessibleText(sign.getText() + " " + line.text());
    }

    private void add(String piece, List<String> styles) {
        if (!piece.isEmpty()) {
            text.getChildren().add(Labels.of(visible(piece), styles.toArray(String[]::new)));
        }
    }

    /** Tabs as spaces, and control characters as the pictures that Unicode has of them. */
    static String visible(String piece) {
        return piece.replace("\t", TAB)
                .codePoints()
                .map(letter -> letter < ' ' ? letter + 0x2400 : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
