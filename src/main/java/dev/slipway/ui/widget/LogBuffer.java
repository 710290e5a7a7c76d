package dev.slipway.ui.widget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest lines of a log, and those of them that are shown. */
final class LogBuffer {
    private final int capacity;
    private final List<LogLine> lines = new ArrayList<>();
    private List<LogLine> shown = lines;
    private Optional<String> source = Optional.empty();

    LogBuffer(int capacity) {
        this.capacity = capacity;
    }

    /** Adds lines at the end and gives how many of the shown ones went away at the beginning. */
    int append(List<LogLine> added) {
        int before = shown.size();
        lines.addAll(added);
        int extra = Math.max(0, lines.size() - capacity);
        long gone = lines.subList(0, extra).stream().filter(this::wanted).count();
        lines.subList(0, extra).clear();
        filter();
        return (int) Math.min(before, gone);
    }

    void clear() {
        lines.clear();
        filter();
    }

    void showOnly(Optional<String> wanted) {
        source = wanted;
        filter();
    }

    int size() {
        return shown.size();
    }

    LogLine get(int index) {
        return shown.get(index);
    }

    private void filter() {
        shown = source.isEmpty() ? lines : lines.stream().filter(this::wanted).toList();
    }

    private boolean wanted(LogLine line) {
        return source.map(line.source()::equals).orElse(true);
    }
}
