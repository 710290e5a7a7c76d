package dev.slipway.ui.logs;

import dev.slipway.logs.LogName;
import dev.slipway.logs.format.Level;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.FlowPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which hosts, logs, levels and times are shown. */
final class LogsFilters {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final LogsModel model;
    private final ZoneId zone;
    private final ManyChoices hosts;
    private final ManyChoices logs;
    private final ComboBox<String> levels = new ComboBox<>();
    private final Button time = new Button("", new FontIcon(Feather.X));

    /** @param line where they stand */
    LogsFilters(LogsModel model, FlowPane line) {
        this.model = model;
        this.zone = model.zone();
        hosts = new ManyChoices("Hosts", "All hosts", some -> change(now().toHosts(some)));
        logs = new ManyChoices("Logs", "All logs", some -> change(now().toLogs(some)));
        levels.setAccessibleText("Level");
        levels.setItems(FXCollections.observableArrayList(
                "All levels", "Debug and above", "Info and above", "Warnings and above", "Errors alone"));
        levels.getSelectionModel().selectFirst();
        levels.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> change(now().to(level(index.intValue()))));
        time.setOnAction(_ -> change(now().within(Optional.empty())));
        line.getChildren().addAll(hosts, logs, levels, time);
        refresh();
    }

    private Narrowed now() {
        return model.narrowedProperty().get();
    }

    private void change(Narrowed wanted) {
        if (!wanted.equals(now())) {
            model.narrowedProperty().set(wanted);
        }
    }

    private static Optional<Level> level(int choice) {
        return choice <= 0 ? Optional.empty() : Optional.of(Level.ofRank(choice));
    }

    /** Shows what is chosen, among the logs that there are. */
    void refresh() {
        hosts.show(model.names().stream().map(LogName::host).distinct().toList(), now().hosts());
        logs.show(model.names().stream().map(LogName::log).distinct().toList(), now().logs());
        levels.getSelectionModel().select(now().least().map(Level::rank).orElse(0));
        time.setVisible(now().time().isPresent());
        time.setManaged(time.isVisible());
        now().time().ifPresent(span -> {
            String words = TIME.format(span.from().atZone(zone)) + " – "
                    + TIME.format(span.until().atZone(zone));
            if (!words.equals(time.getText())) {
                time.setText(words);
                time.setAccessibleText("Only from " + words + "; show all of the time again");
            }
        });
    }
}
