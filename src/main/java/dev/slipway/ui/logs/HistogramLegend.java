package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.Rows.Histogram;
import dev.slipway.logs.format.Level;
import dev.slipway.ui.widget.Labels;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Below the histogram: from when to when it goes, and what its colours count. */
final class HistogramLegend extends HBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private final ZoneId zone;
    private final Label from = Labels.of("", "text-muted");
    private final Label until = Labels.of("", "text-muted");
    private final Label errors = counted("error");
    private final Label warnings = counted("warning");
    private final Label others = counted("other");

    HistogramLegend(ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("logs-legend");
        getChildren().addAll(from, room(), errors, warnings, others, room(), until);
    }

    private static Label counted(String what) {
        Label label = Labels.of("", "text-muted");
        Region sample = new Region();
        sample.getStyleClass().addAll("logs-sample", "logs-sample-" + what);
        label.setGraphic(sample);
        return label;
    }

    private static Region room() {
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return room;
    }

    void show(Optional<HistogramModel.Shown> shown) {
        shown.ifPresent(now -> {
            Histogram histogram = now.histogram();
            boolean oneDay = histogram
                    .from()
                    .atZone(zone)
                    .toLocalDate()
                    .equals(histogram.until().atZone(zone).toLocalDate());
            from.setText(time(histogram.from(), oneDay));
            until.setText(time(histogram.until(), oneDay));
            long grave = sum(histogram, Level.ERROR) + sum(histogram, Level.FATAL);
            long warned = sum(histogram, Level.WARN);
            errors.setText(Words.count(grave, "error"));
            warnings.setText(Words.count(warned, "warning"));
            others.setText(Words.number(now.total() - grave - warned) + (grave + warned == 0 ? " records" : " others"));
        });
    }

    private static long sum(Histogram histogram, Level level) {
        return histogram.counts().stream()
                .mapToLong(counts -> counts[level.rank()])
                .sum();
    }

    private String time(Instant at, boolean oneDay) {
        return (oneDay ? TIME : DAY).format(at.atZone(zone));
    }
}
