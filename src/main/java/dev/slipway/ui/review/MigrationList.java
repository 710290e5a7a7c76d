package dev.slipway.ui.review;

import dev.slipway.app.words.MigrationText;
import dev.slipway.app.words.Words;
import dev.slipway.promotion.migration.Migration;
import dev.slipway.promotion.migration.Migrations;
import dev.slipway.promotion.migration.Warning;
import dev.slipway.ui.diff.NumberedLines;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a plan means for the database: the migrations that run, in their order, with their SQL and what is to be feared of it. */
final class MigrationList extends VBox {
    MigrationList() {
        getStyleClass().add("review-migrations");
    }

    /** Shows these. */
    void show(Migrations migrations) {
        getChildren().clear();
        migrations
                .unknown()
                .map(why -> PlanPanel.warning("Which migrations come is unknown: " + why))
                .ifPresent(getChildren()::add);
        part(MigrationText.brought(migrations), migrations.brought());
        Stream.of(MigrationText.contradiction(migrations), MigrationText.claim(migrations))
                .flatMap(Optional::stream)
                .map(PlanPanel::caution)
                .forEach(getChildren()::add);
        part(MigrationText.changed(migrations), migrations.changed());
        part(MigrationText.takenBack(migrations), migrations.takenBack());
        if (getChildren().isEmpty()) {
            getChildren()
                    .add(new EmptyState(
                            Feather.DATABASE, "No migrations", "The database stays as it is with what is live."));
        }
    }

    private void part(Optional<String> title, List<Migration> migrations) {
        title.map(text -> Labels.wrapping(text, "plan-hosts")).ifPresent(getChildren()::add);
        migrations.stream().map(MigrationList::box).forEach(getChildren()::add);
    }

    private static Node box(Migration migration) {
        VBox box = new VBox(8, Labels.wrapping(migration.path(), "mono", "strong"));
        migration.warnings().stream().map(MigrationList::warning).forEach(box.getChildren()::add);
        MigrationText.remarks(migration).stream()
                .map(remark -> Labels.wrapping(remark, "text-muted"))
                .forEach(box.getChildren()::add);
        if (!migration.text().isBlank()) {
            Set<Integer> marked =
                    migration.warnings().stream().map(Warning::line).collect(Collectors.toSet());
            box.getChildren().add(new NumberedLines("What stands in " + migration.path(), migration.text(), marked));
        }
        return box;
    }

    private static Label warning(Warning warning) {
        boolean grave = warning.kind().grave();
        Label label = Labels.wrapping(
                Words.capital(MigrationText.warning(warning)),
                "migration-warning",
                grave ? "state-failed-text" : "state-waiting-text");
        label.setGraphic(new FontIcon(grave ? Feather.ALERT_OCTAGON : Feather.ALERT_TRIANGLE));
        return label;
    }
}
