package dev.slipway.bench;

import dev.slipway.bench.Figures.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures as Markdown. */
record Report(Figures figures) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("### Seconds");
        lines.addAll(table(figures::seconds));
        lines.add("### Processor seconds on all hosts together");
        lines.addAll(table(cell -> figures.median(cell, Cost::hostSeconds)));
        lines.add("### Where the time of an open Slipway goes, in seconds");
        lines.addAll(laps());
        lines.add("### Goals");
        lines.add("");
        lines.add("| goal | at most | measured | |");
        lines.add("|---|---|---|---|");
        Goal.of(figures).forEach(goal -> lines.add(goal.row()));
        return lines;
    }

    private List<String> table(ToDoubleFunction<Cell> figure) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        StringBuilder head = new StringBuilder("| |");
        StringBuilder rule = new StringBuilder("|---|");
        for (int hosts : figures.hostCounts()) {
            for (Act act : Act.values()) {
                head.append(' ').append(act.words()).append(", ").append(hosts).append(" |");
                rule.append("---|");
            }
        }
        lines.add(head.toString());
        lines.add(rule.toString());
        for (String peer : figures.peers()) {
            lines.add(row(peer, figure));
        }
        lines.add("");
        return lines;
    }

    private String row(String peer, ToDoubleFunction<Cell> figure) {
        StringBuilder row = new StringBuilder("| ").append(peer).append(" |");
        for (int hosts : figures.hostCounts()) {
            for (Act act : Act.values()) {
                double value = figure.applyAsDouble(new Cell(peer, hosts, act));
                row.append(Double.isNaN(value) ? " |" : String.format(Locale.ROOT, " %.2f |", value));
            }
        }
        return row.toString();
    }

    private List<String> laps() {
        List<String> lines = new ArrayList<>(List.of("", "| hosts | act | parts |", "|---|---|---|"));
        for (String peer : figures.peers()) {
            for (int hosts : figures.hostCounts()) {
                for (Act act : Act.values()) {
                    Cell cell = new Cell(peer, hosts, act);
                    List<String> parts = figures.laps(cell).stream()
                            .map(name -> String.format(Locale.ROOT, "%s %.3f", name, figures.lap(cell, name)))
                            .toList();
                    if (!parts.isEmpty()) {
                        lines.add("| %d | %s | %s |".formatted(hosts, act.words(), String.join(", ", parts)));
                    }
                }
            }
        }
        lines.add("");
        return lines;
    }
}
