package dev.slipway.ui.checks;

import dev.slipway.app.ChecksSeen;
import dev.slipway.app.CommitChecks;
import dev.slipway.release.Revision;
import dev.slipway.secret.Secret;
import dev.slipway.ui.project.TokenSheet;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the forge says of the chosen commit. */
public final class ChecksModel {
    /** Whoever goes through commits asks for none of those that they only pass. */
    private static final Duration PASSING = Duration.ofMillis(250);

    private final ScreenContext context;
    private final CommitChecks checks;
    private final Activity asking;
    private final ReadOnlyObjectWrapper<Optional<ChecksSeen>> seen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Revision> shown = Optional.empty();

    public ChecksModel(ScreenContext context) {
        this.context = context;
        this.checks = context.workspace().checks();
        this.asking = new Activity(context.background());
    }

    /** Shows those of a commit, or none. */
    public void show(Optional<Revision> wanted) {
        asking.stop();
        asking.dismiss();
        seen.set(Optional.empty());
        shown = wanted;
        wanted.ifPresent(commit -> asking.refresh(
                "Asking for its checks",
                () -> {
                    Optional<ChecksSeen> known = checks.known(commit);
                    if (known.isPresent()) {
                        return known.get();
                    }
                    Thread.sleep(PASSING);
                    return checks.of(commit);
                },
                this::told));
    }

    /** Asks because a person wants it. */
    void again() {
        shown.ifPresent(commit -> asking.start("Asking for its checks", () -> checks.anew(commit), this::told));
    }

    /** Asks a person for the token of a forge. */
    void askForToken(String forge) {
        TokenSheet.open(forge, context.sheets(), this::keep);
    }

    /** Keeps a token in the vault, and asks with it. */
    void keep(Secret token) {
        asking.ask("Keeping the token", () -> checks.keepToken(token), _ -> again());
    }

    /** Looks once more where it may have changed by itself; to be called now and then. */
    void lookAgain(Instant now) {
        if (seen.get().filter(known -> moves(known, now)).isPresent()) {
            shown.ifPresent(commit -> asking.refresh("Asking for its checks", () -> checks.of(commit), this::told));
        }
    }

    private static boolean moves(ChecksSeen known, Instant now) {
        return switch (known) {
            case ChecksSeen.Told _ -> CommitChecks.running(known);
            case ChecksSeen.NoToken _ -> true;
            case ChecksSeen.Untold untold ->
                untold.until().filter(until -> !now.isBefore(until)).isPresent();
            case ChecksSeen.Nowhere _, ChecksSeen.Locked _, ChecksSeen.Absent _ -> false;
        };
    }

    private void told(ChecksSeen found) {
        seen.set(Optional.of(found));
    }

    /** Stops asking. */
    public void stop() {
        asking.stop();
    }

    /** Empty until it is known. */
    ReadOnlyObjectProperty<Optional<ChecksSeen>> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    Activity asking() {
        return asking;
    }
}
