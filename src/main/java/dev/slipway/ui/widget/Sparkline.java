package dev.slipway.ui.widget;

import java.util.List;
import javafx.collections.ObservableList;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

/** A line of values without axes, oldest left, scaled to its own lowest and highest value. */
public final class Sparkline extends Region {
    /** Keeps the stroke inside the bounds. */
    private static final double INSET = 1;

    private final Polyline line = new Polyline();
    private List<Double> values = List.of();

    public Sparkline() {
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        line.getStyleClass().add("sparkline-line");
        line.setManaged(false);
        getChildren().add(line);
    }

    /**
     * Shows these values; fewer than two make no line.
     *
     * @param meaning what they tell, for those who cannot see the line: "p95 of the last hour, 38 to 64 ms"
     */
    public void show(List<Double> newValues, String meaning) {
        values = List.copyOf(newValues);
        setAccessibleText(meaning);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        ObservableList<Double> points = line.getPoints();
        points.clear();
        if (values.size() < 2) {
            return;
        }
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double width = getWidth() - 2 * INSET;
        double height = getHeight() - 2 * INSET;
        for (int i = 0; i < values.size(); i++) {
            double part = high == low ? 0.5 : (values.get(i) - low) / (high - low);
            points.add(INSET + width * i / (values.size() - 1));
            points.add(INSET + height * (1 - part));
        }
    }
}
