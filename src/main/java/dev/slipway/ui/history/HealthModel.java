package dev.slipway.ui.history;

import dev.slipway.app.Finding;
import dev.slipway.app.words.Words;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How fit the repository is for releasing. */
final class HealthModel {
    private static final Duration WHILE = Duration.ofMinutes(1);

    private final ScreenContext context;
    private final Activity looking;
    private final ReadOnlyObjectWrapper<Optional<List<Finding>>> findings =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private Optional<Instant> last = Optional.empty();

    HealthModel(ScreenContext context) {
        this.context = context;
        this.looking = new Activity(context.background());
    }

    /** Looks again where that was a while ago: what changes in the work tree tells nobody. */
    void lookInTime(Instant now) {
        if (last.filter(at -> Duration.between(at, now).compareTo(WHILE) < 0).isEmpty()) {
            last = Optional.of(now);
            look();
        }
    }

    /** Looks again, and once more after that where it was asked to meanwhile. */
    void look() {
        looking.refresh(
                "Looking at the repository",
                () -> context.workspace().history().health(),
                found -> findings.set(Optional.of(found)));
    }

    /** Looks no further, until it is asked again. */
    void stop() {
        looking.stop();
        last = Optional.empty();
    }

    /** What was found; empty until it was looked for. */
    ReadOnlyObjectProperty<Optional<List<Finding>>> findingsProperty() {
        return findings.getReadOnlyProperty();
    }

    Activity looking() {
        return looking;
    }

    /** All of it in a few words. */
    static String summary(List<Finding> findings) {
        long wrong = findings.stream()
                .filter(finding -> finding.level() != Finding.Level.OK)
                .count();
        return wrong == 0 ? "Repository in order" : "Repository: " + Words.count(wrong, "warning");
    }
}
