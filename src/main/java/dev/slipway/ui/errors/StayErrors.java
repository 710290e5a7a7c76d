package dev.slipway.ui.errors;

import dev.slipway.app.Board;
import dev.slipway.app.ErrorsInLogs;
import dev.slipway.app.ErrorsTold;
import dev.slipway.app.Outcome;
import dev.slipway.app.Workspace.Review;
import dev.slipway.logs.release.Part;
import dev.slipway.logs.release.ReleaseErrors;
import dev.slipway.logs.release.ReleaseErrors.OfPart;
import dev.slipway.promotion.Stay;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Errors that the release of a plan wrote where it was last, and those of what is live where it is to come, as the logs tell now. */
public final class StayErrors {
    private final ScreenContext context;
    private final ErrorsInLogs logs;
    private final Activity reading;
    private final ReadOnlyObjectWrapper<List<Found>> found = new ReadOnlyObjectWrapper<>(List.of());
    private Optional<Wanted> wanted = Optional.empty();

    /**
     * What the logs of an environment tell of a release.
     *
     * @param of the release, since it came there
     * @param coming whether it is that of the plan
     */
    public record Found(String environment, OfPart of, ReleaseErrors errors, boolean coming) {}

    /**
     * What is to be read.
     *
     * @param stay where the release of the plan was last
     */
    private record Wanted(Optional<Stay> stay, String target) {}

    public StayErrors(ScreenContext context, ErrorsInLogs logs) {
        this.context = context;
        this.logs = logs;
        this.reading = new Activity(context.background());
    }

    /** Reads that of a plan; nothing where it was read already. */
    public void show(Review review) {
        Instant now = context.now().getValue();
        String target = review.plan().target().environment();
        Optional<Stay> stay = review.coming().passport().stays().stream()
                .filter(each -> each.cameLive() && !each.environment().equals(target))
                .filter(each -> each.until()
                        .map(end -> ErrorsInLogs.reachBack(end, now))
                        .orElse(true))
                .findFirst();
        Wanted next = new Wanted(stay, target);
        if (!wanted.equals(Optional.of(next))) {
            wanted = Optional.of(next);
            found.set(List.of());
            read();
        }
    }

    /** Reads it again. */
    void read() {
        Instant now = context.now().getValue();
        wanted.ifPresent(what -> reading.ask("Reading the logs", () -> read(what, now), found::set));
    }

    /** Stops reading; what comes back is read anew. */
    public void stop() {
        reading.stop();
        wanted = Optional.empty();
    }

    private Outcome<List<Found>> read(Wanted what, Instant now) throws InterruptedException {
        List<Found> all = new ArrayList<>();
        if (what.stay().isPresent()) {
            Stay stay = what.stay().get();
            read(stay.environment(), stay.deployment(), true, now).ifPresent(all::add);
        }
        Optional<Board.Live> live = context.workspace().live(what.target());
        if (live.isPresent() && !live.get().deployment().isEmpty()) {
            read(what.target(), live.get().deployment(), false, now).ifPresent(all::add);
        }
        return new Outcome.Done<>(List.copyOf(all));
    }

    /** Where there are no logs there is nothing to tell, and what is in the way of reading them is no part of a review. */
    private Optional<Found> read(String environment, String deployment, boolean coming, Instant now)
            throws InterruptedException {
        if (!logs.named(environment)) {
            return Optional.empty();
        }
        return logs.read(deployment, () -> now) instanceof Outcome.Done<ErrorsTold>(ErrorsTold told)
                ? Stream.of(told.errors())
                        .flatMap(errors -> errors.part(Part.WITH).stream()
                                .map(part -> new Found(environment, part, errors, coming)))
                        .findFirst()
                : Optional.empty();
    }

    /** The reading of logs. */
    Activity reading() {
        return reading;
    }

    /** What was found, that of the release of the plan first. */
    public ReadOnlyObjectProperty<List<Found>> foundProperty() {
        return found.getReadOnlyProperty();
    }
}
