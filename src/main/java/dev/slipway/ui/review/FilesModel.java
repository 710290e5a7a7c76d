package dev.slipway.ui.review;

import dev.slipway.app.Comparison;
import dev.slipway.app.ProjectHistory;
import dev.slipway.git.ChangedFile;
import dev.slipway.git.FileChange;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.ui.diff.DiffModel;
import dev.slipway.ui.diff.FileLine;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.util.List;
import java.util.Optional;

/** The files that differ between what is live and the release, of which one is looked at. */
final class FilesModel {
    private final ProjectHistory history;
    private final Activity finding;
    private final DiffModel diff;
    private Optional<Comparison> compared = Optional.empty();
    private List<ChangedFile> found = List.of();

    FilesModel(ScreenContext context) {
        this.history = context.workspace().history();
        this.finding = new Activity(context.background());
        this.diff = new DiffModel(context);
    }

    /** Looks at the files of another comparison; at none of them yet. */
    void compare(Comparison comparison) {
        close();
        compared = Optional.of(comparison);
        found = List.of();
    }

    /** Looks at what changed in a file. */
    void open(FileChange file) {
        if (found.isEmpty()) {
            compared.ifPresent(comparison -> comparison
                    .live()
                    .map(Release::revision)
                    .ifPresent(live -> find(live, comparison.next().revision(), file)));
        } else {
            show(file);
        }
    }

    private void find(Revision live, Revision next, FileChange file) {
        finding.start("Comparing " + file.path(), () -> history.files(live, next), files -> {
            found = files;
            show(file);
        });
    }

    private void show(FileChange file) {
        found.stream()
                .filter(each -> each.path().equals(file.path()) && each.kind() == file.kind())
                .findFirst()
                .ifPresent(each -> diff.show(new FileLine(each, Optional.empty())));
    }

    /** Looks at none. */
    void close() {
        finding.stop();
        diff.close();
    }

    /** The file that is looked at. */
    DiffModel diff() {
        return diff;
    }

    /** The looking for it. */
    Activity finding() {
        return finding;
    }
}
