package dev.slipway.ui.errors;

import dev.slipway.app.ErrorsInLogs;
import dev.slipway.app.ErrorsTold;
import dev.slipway.app.OpenErrors;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.logs.release.ReleaseErrors;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.words.Standing;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/** Which errors the releases of one deployment wrote: live while it runs and for a time after, later as the logs still tell. */
public final class ErrorsModel {
    /** So long after its end more is looked for. */
    private static final Duration AFTER = Duration.ofMinutes(30);

    private final ScreenContext context;
    private final String id;
    private final ErrorsInLogs logs;
    private final Activity opening;
    private final ReadOnlyObjectWrapper<Known> known = new ReadOnlyObjectWrapper<>(new Known.Nothing());
    private Optional<DeploymentState> state = Optional.empty();
    private Opening<OpenErrors> begun = new Opening<>(OpenErrors::close);
    private Optional<OpenErrors> open = Optional.empty();
    private Subscription time = Subscription.EMPTY;
    private boolean attached;
    private boolean looked;
    private boolean counting;
    private boolean news;

    /** What is known of its errors. */
    public sealed interface Known {
        /** Nothing is to be known: no host has another release than before. */
        record Nothing() implements Known {}

        /** Its hosts have no logs. */
        record NoLogs(String environment) implements Known {}

        /** Logs do not reach back to it. */
        record LongAgo() implements Known {}

        /** What the logs tell. */
        record Told(ErrorsTold told) implements Known {}
    }

    /** @param id of the deployment */
    public ErrorsModel(ScreenContext context, String id, ErrorsInLogs logs) {
        this.context = context;
        this.id = id;
        this.logs = logs;
        this.opening = new Activity(context.background());
    }

    /** From now on what {@link #show} is given is looked for in logs. */
    public void attach() {
        attached = true;
        time = context.now().subscribe((_, now) -> passing(now));
        look();
    }

    /** Ends what reads on hosts. */
    public void detach() {
        attached = false;
        looked = false;
        time.unsubscribe();
        opening.stop();
        end();
    }

    /** Follows the deployment. */
    public void show(DeploymentState now) {
        state = Optional.of(now);
        look();
    }

    private void look() {
        state.filter(_ -> attached && !looked).ifPresent(now -> {
            Optional<Instant> ended = now.ended().map(Event.Ended::at);
            if (ended.isPresent() && !Standing.switched(now)) {
                return;
            }
            looked = true;
            if (ended.filter(at -> !ErrorsInLogs.reachBack(at, context.now().getValue()))
                    .isPresent()) {
                known.set(new Known.LongAgo());
            } else {
                open();
            }
        });
    }

    /** Begins to read the logs. */
    void open() {
        state.map(now -> now.started().plan().target().environment())
                .ifPresent(environment -> opening.start(
                        "Opening the logs of " + environment,
                        () -> logs.named(environment),
                        named -> open(environment, named)));
    }

    private void open(String environment, boolean named) {
        if (!named) {
            known.set(new Known.NoLogs(environment));
            return;
        }
        Opening<OpenErrors> next = new Opening<>(OpenErrors::close);
        begun = next;
        opening.ask("Opening the logs of " + environment, () -> next.begin(() -> logs.open(id)), now -> {
            open = Optional.of(now);
            Consumer<OpenErrors> heard = context.background().batched(_ -> heard(now));
            now.listen(() -> heard.accept(now));
            count();
        });
    }

    private void heard(OpenErrors from) {
        if (open.filter(from::equals).isPresent()) {
            news = true;
            if (!whole()) {
                count();
            }
        }
    }

    private void passing(Instant now) {
        boolean live = state.flatMap(DeploymentState::ended)
                .filter(end -> end.at().plus(AFTER).isBefore(now))
                .isEmpty();
        if (live) {
            count();
        } else if (whole()) {
            end();
        }
    }

    private boolean whole() {
        return known.get() instanceof Known.Told(var told) && told.whole();
    }

    private void count() {
        news = false;
        if (counting) {
            news = true;
            return;
        }
        open.ifPresent(now -> {
            counting = true;
            Instant at = context.now().getValue();
            context.background().run(() -> now.told(at), told -> counted(now, told), thrown -> {
                counting = false;
                context.notices().failed(Fault.of(thrown));
            });
        });
    }

    private void counted(OpenErrors from, ErrorsTold told) {
        counting = false;
        if (open.filter(from::equals).isEmpty()) {
            return;
        }
        known.set(new Known.Told(told));
        if (news && !told.whole()) {
            count();
        }
    }

    private void end() {
        open = Optional.empty();
        counting = false;
        Opening<OpenErrors> before = begun;
        context.beside(before::end);
    }

    /** The opening of logs. */
    public Activity opening() {
        return opening;
    }

    /** What is known. */
    public ReadOnlyObjectProperty<Known> knownProperty() {
        return known.getReadOnlyProperty();
    }

    /** Leads to a record in the logs. */
    void go(ReleaseErrors.At record) {
        state.map(now -> now.started().plan().target().environment())
                .ifPresent(environment ->
                        context.navigator().go(new Place.LogsAt(environment, record.log(), record.time())));
    }
}
