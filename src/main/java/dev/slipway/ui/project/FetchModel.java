package dev.slipway.ui.project;

import dev.slipway.app.Fetched;
import dev.slipway.app.Outcome;
import dev.slipway.git.GitException;
import dev.slipway.git.RefUpdate;
import dev.slipway.git.RefUpdate.Rejection;
import dev.slipway.git.TransferProgress;
import dev.slipway.ssh.SshException;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * Gets branches and tags from the project's remote, by hand and every so many minutes where a person wishes it. It goes on
 * while another screen is shown.
 */
public final class FetchModel {
    /** Where no ref was rejected. */
    private static final String NOTHING = "[]";

    private final ScreenContext context;
    private final Activity fetching;
    private final ReadOnlyIntegerWrapper fetches = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Fault>> suspended = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Instant> last = Optional.empty();

    /** What was told last of fetches that nobody asked for, so that it is told once. */
    private String told = NOTHING;

    public FetchModel(ScreenContext context) {
        this.context = context;
        this.fetching = new Activity(context.background());
        fetching.faultProperty().subscribe(fault -> fault.ifPresent(this::failed));
    }

    /** How a fetch that nobody asked for ended. */
    private sealed interface Unasked {
        record Came(Fetched fetched) implements Unasked {}

        /** It may go well the next time. */
        record Failed(Fault fault) implements Unasked {}

        /** It fails until a person does something. */
        record NeedsPerson(Fault fault) implements Unasked {}
    }

    /** Fetches whenever it is time to, until the subscription ends. */
    public Subscription attach() {
        return Subscription.combine(
                fetching::stop,
                context.now().subscribe(this::fetchInTime),
                context.memory().keptProperty().subscribe((before, now) -> {
                    if (!before.fetchMinutes().equals(now.fetchMinutes())) {
                        suspended.set(Optional.empty());
                        last = Optional.empty();
                    }
                }));
    }

    private void fetchInTime(Instant now) {
        boolean due = context.memory()
                .keptProperty()
                .get()
                .fetchMinutes()
                .filter(minutes -> last.filter(
                                at -> Duration.between(at, now).compareTo(Duration.ofMinutes(minutes)) < 0)
                        .isEmpty())
                .isPresent();
        if (due && suspended.get().isEmpty() && !fetching.runningProperty().get()) {
            last = Optional.of(now);
            fetching.shown();
            fetching.refresh("Fetching branches and tags", this::unasked, this::ended);
        }
    }

    private Unasked unasked() throws InterruptedException {
        try {
            return switch (context.workspace().fetchUnattended()) {
                case Outcome.Done<Fetched>(var fetched) -> new Unasked.Came(fetched);
                case Outcome.No<Fetched>(var refused) -> new Unasked.NeedsPerson(Fault.of(refused));
            };
        } catch (GitException e) {
            return e.aboutLogin() ? new Unasked.NeedsPerson(Fault.of(e)) : new Unasked.Failed(Fault.of(e));
        } catch (SshException e) {
            return switch (e.reason()) {
                case UNREACHABLE, LOST, DEADLINE -> new Unasked.Failed(Fault.of(e));
                default -> new Unasked.NeedsPerson(Fault.of(e));
            };
        }
    }

    private void ended(Unasked end) {
        switch (end) {
            case Unasked.Came(var fetched) -> {
                if (fetched.rejected().isEmpty()) {
                    context.notices().succeeded(this);
                }
                boolean news = fetched.news();
                if (news || !fetched.rejected().toString().equals(told)) {
                    told = fetched.rejected().toString();
                    tell(fetched);
                }
                if (news) {
                    fetches.set(fetches.get() + 1);
                }
            }
            case Unasked.Failed(var fault) -> {
                if (!fault.sentence().equals(told)) {
                    told = fault.sentence();
                    context.notices()
                            .failed(
                                    this,
                                    new Fault(
                                            fault.sentence() + " Nothing was fetched by itself; it is tried again.",
                                            fault.remedy(),
                                            fault.details()));
                }
            }
            case Unasked.NeedsPerson(var fault) -> {
                suspended.set(Optional.of(fault));
                context.notices()
                        .failed(
                                this,
                                new Fault(
                                        fault.sentence() + " Nothing is fetched by itself any more.",
                                        fault.remedy() + " Then fetch once by hand.",
                                        fault.details()));
            }
        }
    }

    /** Told as a notice, which can be put away: what is shown is as good as before. */
    private void failed(Fault fault) {
        fetching.dismiss();
        context.notices().failed(this, fault);
    }

    /** Fetches, unless that is done already; what was begun by itself begins anew, so that it is seen. */
    public void fetch() {
        if (fetching.busyProperty().get()) {
            return;
        }
        Consumer<String> heard = context.background().batched(parts -> fetching.say(parts.getLast()));
        TransferProgress progress = (part, done, total) ->
                heard.accept("Fetching: " + part + (total > 0 ? ", " + done + " of " + total : ""));
        fetching.ask(
                "Fetching branches and tags", () -> context.workspace().fetch(Optional.empty(), progress), fetched -> {
                    suspended.set(Optional.empty());
                    last = Optional.of(context.now().getValue());
                    tell(fetched);
                    fetches.set(fetches.get() + 1);
                });
    }

    private void tell(Fetched fetched) {
        fetched.unshared().ifPresent(context.notices()::told);
        List<RefUpdate> rejected = fetched.rejected();
        if (rejected.isEmpty()) {
            context.notices().succeeded(this);
            context.notices().done(fetched.sentence());
            return;
        }
        RefUpdate first = rejected.getFirst();
        Rejection why = first.rejection().orElseThrow();
        context.notices()
                .failed(
                        this,
                        new Fault(
                                fetched.sentence() + " The " + Fetched.name(first) + " stays as it is: " + why.reason()
                                        + ".",
                                why.remedy(),
                                String.join(
                                        "\n",
                                        rejected.stream().map(Fetched::name).toList())));
    }

    /** Fetching, as a button offers it. */
    public Action action() {
        return Action.of("fetch", "Fetch branches and tags", Feather.DOWNLOAD, this::fetch)
                .unless(fetching.busyProperty().map(runs -> runs ? "It is being done." : ""));
    }

    /** The fetching. */
    public Activity fetching() {
        return fetching;
    }

    /** Counts fetches after which something may have changed. */
    public ReadOnlyIntegerProperty fetchesProperty() {
        return fetches.getReadOnlyProperty();
    }

    /** Why nothing is fetched by itself any more, though a person wished it; empty while it is. */
    public ReadOnlyObjectProperty<Optional<Fault>> suspendedProperty() {
        return suspended.getReadOnlyProperty();
    }
}
