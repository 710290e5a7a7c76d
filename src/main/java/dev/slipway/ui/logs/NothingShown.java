package dev.slipway.ui.logs;

import dev.slipway.ui.widget.CopyButton;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.Labels;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands in place of a list without rows. */
final class NothingShown {
    private static final String EXAMPLE = """
            logs:
              - name: app
                group: web
                file: /var/log/shop/app.log
              - name: service
                group: web
                unit: shop""";

    private NothingShown() {}

    /** Of an environment whose logs slipway.yaml does not name. */
    static Node noLogs(String environment) {
        Label example = Labels.of(EXAMPLE, "logs-example");
        example.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        CopyButton copy = new CopyButton("Copy the example", EXAMPLE);
        VBox box = new VBox(
                16,
                new EmptyState(
                        Feather.FILE_TEXT,
                        "No log of " + environment + " is named yet",
                        "Name in slipway.yaml what its programs write; what is committed is read on every host of the"
                                + " group."),
                example,
                copy);
        box.setAlignment(Pos.CENTER);
        return box;
    }

    /** Where filters or a query leave nothing. */
    static Node nothingFits() {
        return new EmptyState(
                Feather.FILTER, "Nothing fits", "Choose other filters, or press Esc in the list to clear them.");
    }

    /** Where nothing was read yet. */
    static Node nothingYet() {
        return new EmptyState(
                Feather.CLOCK, "Nothing was written yet", "What is written from now on stands here at once.");
    }

    /** Where no log can be read. */
    static Node refused(StandingWords words) {
        return new EmptyState(Feather.SLASH, "No log can be read: " + words.words(), words.remedy());
    }
}
