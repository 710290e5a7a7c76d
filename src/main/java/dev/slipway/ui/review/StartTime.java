package dev.slipway.ui.review;

import dev.slipway.app.Workspace.Review;
import dev.slipway.deploy.Mode;
import dev.slipway.promotion.Gate;
import dev.slipway.promotion.Schedule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** The time at which a plan is to start by itself, as the person writes it. */
final class StartTime {
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableValue<Instant> now;

    /** As it was read when it was first looked at: what is seen is what is signed, however late that is. */
    private Optional<Schedule> schedule = Optional.empty();

    /** What that was read from. */
    private String read = "";

    StartTime(ObservableValue<Instant> now) {
        this.now = now;
    }

    /** Whether this plan can be asked for with a time: where a policy protects its environment, before that was done. */
    static boolean possible(Review review) {
        return review.asked().isEmpty()
                && review.plan().mode() != Mode.ROLLBACK
                && review.gates().stream().anyMatch(gate -> gate.kind() == Gate.Kind.RIGHT);
    }

    StringProperty textProperty() {
        return text;
    }

    /** Whether something is written, be it a time or not. */
    boolean wanted() {
        return !text.get().isBlank();
    }

    /** The time; empty where none is written. */
    Optional<Schedule> schedule() {
        if (!read.equals(text.get())) {
            read = text.get();
            schedule = Schedule.parse(read, now.getValue().atZone(ZoneId.systemDefault()));
        }
        return schedule;
    }

    /** What is written is no time. */
    boolean wrong() {
        return wanted() && schedule().isEmpty();
    }

    /** What the time means, or how one is written. */
    String sentence() {
        if (!wanted()) {
            return "Empty: somebody starts it.";
        }
        return schedule()
                .map(at -> "It starts by itself on " + at.spoken(now.getValue()) + ".")
                .orElse("No time here: write 14:00, 2026-12-01 14:00 or 2h.");
    }
}
