package dev.slipway.ui.errors;

import dev.slipway.app.words.ErrorsText;
import dev.slipway.logs.release.ReleaseErrors.Chart;
import dev.slipway.ui.widget.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** How many errors were written when, with the switches of hosts across it. */
final class ErrorsChart extends VBox {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final double HEIGHT = 48;

    private final ZoneId zone;
    private final Area area = new Area();
    private final Label from = Labels.of("", "text-muted", "small");
    private final Label most = Labels.of("", "text-muted", "small");
    private final Label until = Labels.of("", "text-muted", "small");
    private Optional<Chart> shown = Optional.empty();

    ErrorsChart(ZoneId zone) {
        this.zone = zone;
        getStyleClass().add("errors-chart");
        getChildren().addAll(area, new HBox(from, gap(), most, gap(), until));
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    void show(Chart chart) {
        shown = Optional.of(chart);
        from.setText(time(chart.from()));
        until.setText(time(chart.until()));
        most.setText("at most " + ErrorsText.perMinute(chart.most()) + " a minute");
        setAccessibleText("Errors from " + from.getText() + " to " + until.getText() + ", " + most.getText());
        area.requestLayout();
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    /** Bars on a canvas; colours come from the style sheet, one unseen text for each. */
    private final class Area extends Region {
        private final Canvas canvas = new Canvas();
        private final Text bar = ink("errors-ink-bar");
        private final Text unknown = ink("errors-ink-unknown");
        private final Text rule = ink("errors-ink-rule");
        private final Text mark = ink("errors-ink-mark");

        Area() {
            setMinHeight(HEIGHT);
            setPrefHeight(HEIGHT);
            setMaxHeight(HEIGHT);
            getChildren().addAll(bar, unknown, rule, mark, canvas);
        }

        private Text ink(String style) {
            Text text = new Text();
            text.getStyleClass().add(style);
            text.setVisible(false);
            text.setManaged(false);
            text.fillProperty().addListener(_ -> requestLayout());
            return text;
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            shown.ifPresent(chart -> paint(chart, getWidth(), getHeight() - 1));
        }

        private void paint(Chart chart, double width, double bottom) {
            GraphicsContext graphics = canvas.getGraphicsContext2D();
            graphics.clearRect(0, 0, width, bottom + 1);
            double known = Math.rint(place(chart, chart.known()) * width);
            graphics.setFill(unknown.getFill());
            graphics.fillRect(0, 0, known, bottom);
            graphics.setFill(rule.getFill());
            graphics.fillRect(0, bottom, width, 1);
            int steps = chart.counts().size();
            long highest =
                    chart.counts().stream().mapToLong(Long::longValue).max().orElse(0);
            graphics.setFill(bar.getFill());
            for (int step = 0; step < steps; step++) {
                long count = chart.counts().get(step);
                if (count > 0) {
                    double left = Math.rint(step * width / steps);
                    double right = Math.rint((step + 1) * width / steps);
                    double high = Math.max(2, Math.rint((bottom - 4) * count / highest));
                    graphics.fillRect(left, bottom - high, Math.max(1, right - left - 1), high);
                }
            }
            graphics.setFill(mark.getFill());
            chart.switches().forEach(at -> dash(graphics, Math.rint(place(chart, at) * (width - 1)), bottom));
        }

        private static void dash(GraphicsContext graphics, double x, double bottom) {
            for (double top = 0; top < bottom; top += 6) {
                graphics.fillRect(x, top, 1, 3);
            }
        }

        private static double place(Chart chart, Instant at) {
            double whole = Duration.between(chart.from(), chart.until()).toMillis();
            return Math.clamp(Duration.between(chart.from(), at).toMillis() / whole, 0, 1);
        }
    }
}
