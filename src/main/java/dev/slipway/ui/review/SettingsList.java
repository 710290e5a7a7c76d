package dev.slipway.ui.review;

import dev.slipway.app.ChangedSettings;
import dev.slipway.app.words.SettingsText;
import dev.slipway.app.words.SettingsText.Area;
import dev.slipway.app.words.SettingsText.Line;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.Labels;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What is set otherwise after a deployment, area by area. */
final class SettingsList extends VBox {
    private static final double NAME_SHARE = 42;

    SettingsList() {
        getStyleClass().add("review-settings");
    }

    /** Shows these settings. */
    void show(ChangedSettings settings) {
        List<Line> lines = SettingsText.lines(settings);
        getChildren()
                .setAll(settings.unknown().stream()
                        .map(why -> PlanPanel.warning("What is set otherwise is unknown: " + why))
                        .toList());
        Stream.of(Area.values())
                .map(area -> lines.stream().filter(line -> line.area() == area).toList())
                .filter(some -> !some.isEmpty())
                .map(SettingsList::area)
                .forEach(getChildren()::add);
        if (getChildren().isEmpty()) {
            getChildren()
                    .add(new EmptyState(
                            Feather.SLIDERS, "No setting changes", "Everything stays set as it is with what is live."));
        }
    }

    private static Node area(List<Line> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("plan-lines");
        ColumnConstraints name = new ColumnConstraints();
        name.setPercentWidth(NAME_SHARE);
        ColumnConstraints change = new ColumnConstraints();
        change.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(name, change);
        lines.forEach(line -> grid.addRow(grid.getRowCount(), top(line.name(), "mono"), top(line.change())));
        return new VBox(8, Labels.of(lines.getFirst().area().all(), "plan-hosts"), grid);
    }

    private static Label top(String text, String... styleClasses) {
        Label label = Labels.wrapping(text, styleClasses);
        GridPane.setValignment(label, VPos.TOP);
        return label;
    }
}
