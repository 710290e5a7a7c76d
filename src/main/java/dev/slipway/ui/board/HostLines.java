package dev.slipway.ui.board;

import dev.slipway.app.Board.Health;
import dev.slipway.app.Board.HostLine;
import dev.slipway.app.words.Words;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.words.Mark;
import java.util.List;
import java.util.Set;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The hosts of an environment: a few in full, of many those in need of a look first and the rest on demand. */
final class HostLines extends VBox {
    private static final int FEW = 5;
    private static final Set<Health> CALM = Set.of(Health.HEALTHY, Health.UNCHECKED);

    private final Hyperlink toggle = new Hyperlink();
    private boolean all;
    private Shown last = new Shown(List.of(), false);

    private record Line(HostLine host, Mark mark) {}

    private record Shown(List<Line> lines, boolean all) {}

    HostLines() {
        getStyleClass().add("environment-hosts");
        toggle.getStyleClass().add("small");
    }

    /** Shows the hosts of a card; the same again changes nothing. */
    void show(Card card) {
        List<Line> lines = (card.hosts().size() <= FEW ? card.hosts() : card.worstFirst())
                .stream().map(host -> new Line(host, card.health(host))).toList();
        toggle.setOnAction(_ -> {
            all = !all;
            show(card);
        });
        Shown next = new Shown(lines, all);
        if (!next.equals(last)) {
            last = next;
            fill(lines);
        }
    }

    private void fill(List<Line> lines) {
        boolean many = lines.size() > FEW;
        int visible = many && !all ? FEW - 1 : lines.size();
        getChildren()
                .setAll(lines.subList(0, visible).stream().map(HostLines::row).toList());
        if (many) {
            long healthy = lines.subList(visible, lines.size()).stream()
                    .filter(line -> line.host().health() == Health.HEALTHY)
                    .count();
            int hidden = lines.size() - visible;
            String rest =
                    healthy == hidden ? ", all healthy" : healthy == 0 ? "" : ", " + Words.number(healthy) + " healthy";
            toggle.setText(all ? "Show fewer" : Words.number(hidden) + " more" + rest);
            getChildren().add(toggle);
        }
    }

    private static VBox row(Line line) {
        Label name = new Label(line.host().name());
        name.getStyleClass().add("mono");
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        StatePill pill = new StatePill(line.mark().state(), line.mark().word());
        HBox top = new HBox(name, pill);
        if (CALM.contains(line.host().health())) {
            Label measured = new Label(line.host().detail());
            measured.getStyleClass().add("host-line-detail");
            top.getChildren().add(1, measured);
        }
        VBox row = new VBox(top);
        row.getStyleClass().add("host-line");
        String detail = line.host().detail();
        row.setAccessibleText(line.host().name() + ": " + line.mark().word() + (detail.isEmpty() ? "" : ", " + detail));
        if (!detail.isEmpty()) {
            Tooltip.install(row, new Tooltip(detail));
            if (needsWords(line)) {
                row.getChildren().add(detail(detail));
            }
        }
        return row;
    }

    private static boolean needsWords(Line line) {
        Health health = line.host().health();
        boolean asked = !line.mark().word().startsWith("not asked")
                && !line.mark().word().equals("asking");
        return asked && !CALM.contains(health) && health != Health.NOT_DEPLOYED;
    }

    private static Label detail(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("host-line-detail");
        label.setWrapText(true);
        return label;
    }
}
