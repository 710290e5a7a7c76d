package dev.slipway.ui.history;

import dev.slipway.app.words.Words;
import javafx.scene.control.Label;

/** How many files differ, and in how many lines. */
final class TotalLine extends Label {
    TotalLine(ChangedFiles files) {
        getStyleClass().add("text-muted");
        setMinHeight(USE_PREF_SIZE);
        files.totalProperty()
                .subscribe(sum -> setText(sum.map(all -> Words.count(all.files(), "file") + ", +"
                                + Words.number(all.added()) + " \u2212" + Words.number(all.removed()))
                        .orElse("")));
    }
}
