package dev.slipway.ui.history;

import dev.slipway.app.ProjectHistory;
import dev.slipway.git.ChangedFile;
import dev.slipway.git.diff.LineCounts;
import dev.slipway.ui.diff.FileLine;
import dev.slipway.ui.table.Rows;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Background;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Files that differ between two commits: first which, then how many lines of each. */
final class ChangedFiles {
    private static final int COUNTED_AT_ONCE = 200;

    private final ProjectHistory history;
    private final Background background;
    private final Activity reading;
    private Optional<Callable<List<ChangedFile>>> shown = Optional.empty();
    private final ObservableList<FileLine> lines = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Total>> total = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** Lines of all files together. */
    record Total(int files, long added, long removed) {}

    private record Counted(int first, List<LineCounts> counts) {}

    ChangedFiles(ProjectHistory history, Background background) {
        this.history = history;
        this.background = background;
        this.reading = new Activity(background);
    }

    /** Shows these files, once they were found. */
    void show(Callable<List<ChangedFile>> finding) {
        clear();
        shown = Optional.of(finding);
        reading.start("Comparing files", finding, files -> {
            Rows.update(
                    lines,
                    files.stream()
                            .map(file -> new FileLine(file, Optional.empty()))
                            .toList(),
                    line -> line.file().path());
            count(files);
        });
    }

    private void count(List<ChangedFile> files) {
        Consumer<Counted> heard = background.batched(some -> some.forEach(this::counted));
        reading.start("Counting lines", () -> counted(files, heard), sum -> total.set(Optional.of(sum)));
    }

    private Total counted(List<ChangedFile> files, Consumer<Counted> heard) {
        long added = 0;
        long removed = 0;
        for (int first = 0; first < files.size(); first += COUNTED_AT_ONCE) {
            List<LineCounts> counts =
                    history.counts(files.subList(first, Math.min(files.size(), first + COUNTED_AT_ONCE)));
            heard.accept(new Counted(first, counts));
            added += counts.stream().mapToInt(LineCounts::added).sum();
            removed += counts.stream().mapToInt(LineCounts::removed).sum();
        }
        return new Total(files.size(), added, removed);
    }

    private void counted(Counted counted) {
        for (int i = 0; i < counted.counts().size() && counted.first() + i < lines.size(); i++) {
            FileLine line = lines.get(counted.first() + i);
            lines.set(
                    counted.first() + i,
                    new FileLine(line.file(), Optional.of(counted.counts().get(i))));
        }
    }

    /** Looks for the same files again. */
    void again() {
        shown.ifPresent(this::show);
    }

    /** Shows none. */
    void clear() {
        shown = Optional.empty();
        reading.stop();
        lines.clear();
        total.set(Optional.empty());
    }

    ObservableList<FileLine> lines() {
        return lines;
    }

    /** Empty until all was counted. */
    ReadOnlyObjectProperty<Optional<Total>> totalProperty() {
        return total.getReadOnlyProperty();
    }

    Activity reading() {
        return reading;
    }
}
