package dev.slipway.ui.deployment;

import dev.slipway.app.Interrupted;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Environment;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Rows;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Listening;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;

/** The deployments of the project, newest first, filtered by environment and verdict. */
public final class DeploymentsModel {
    private static final int PAGE = 200;

    private final ScreenContext context;
    private final Activity reading;
    private final ObservableList<DeploymentState> all = FXCollections.observableArrayList();
    private final FilteredList<DeploymentState> shown = new FilteredList<>(all);
    private final ObservableList<DeploymentState> seenShown = FXCollections.unmodifiableObservableList(shown);
    private final ObservableList<String> environments = FXCollections.observableArrayList();
    private final ObservableList<String> seenEnvironments = FXCollections.unmodifiableObservableList(environments);
    private final ObjectProperty<Optional<String>> environment = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<VerdictFilter> verdict = new SimpleObjectProperty<>(VerdictFilter.ANY);
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Set<String>>> interrupted =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private int limit = PAGE;
    private Subscription listening = Subscription.EMPTY;
    private Subscription asking = Subscription.EMPTY;

    /** A verdict as a choice. */
    public enum VerdictFilter {
        ANY("Any verdict"),
        RUNNING("Running"),
        SUCCEEDED("Succeeded"),
        FAILED("Failed"),
        ROLLED_BACK("Rolled back"),
        CANCELLED("Cancelled"),
        INTERRUPTED("Interrupted"),
        UNKNOWN("Unknown");

        private final String title;

        VerdictFilter(String title) {
            this.title = title;
        }

        /** The word on the choice. */
        public String title() {
            return title;
        }

        private boolean fits(DeploymentState deployment, boolean interrupted) {
            return this == ANY
                    || deployment
                            .ended()
                            .map(Event.Ended::verdict)
                            .map(verdict -> this == of(verdict))
                            .orElse(this == (interrupted ? INTERRUPTED : RUNNING));
        }

        private static VerdictFilter of(Verdict verdict) {
            return switch (verdict) {
                case SUCCEEDED -> SUCCEEDED;
                case FAILED -> FAILED;
                case ROLLED_BACK -> ROLLED_BACK;
                case CANCELLED -> CANCELLED;
                case INTERRUPTED -> INTERRUPTED;
                case UNKNOWN -> UNKNOWN;
            };
        }
    }

    private record Read(List<DeploymentState> deployments, List<String> environments) {}

    public DeploymentsModel(ScreenContext context) {
        this.context = context;
        this.reading = new Activity(context.background());
        environment.subscribe(this::filter);
        verdict.subscribe(this::filter);
        interrupted.subscribe(this::filter);
    }

    /** Starts to listen, reads, and asks the hosts which deployments were interrupted. */
    public void attach() {
        Consumer<Object> changes = context.background().batched(_ -> read());
        listening = Subscription.combine(
                Listening.to(context.workspace().listen(event -> {
                    if (event.recorded()) {
                        changes.accept(event);
                    }
                })),
                Listening.to(context.workspace().journal().listen(() -> changes.accept(this))));
        read();
        asking = context.background()
                .run(
                        context.workspace()::interrupted,
                        found -> interrupted.set(Optional.of(ids(found))),
                        thrown -> context.notices().failed(Fault.of(thrown)));
    }

    /** Lets go of all that {@link #attach} took. */
    public void detach() {
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        asking.unsubscribe();
        reading.stop();
    }

    /** Reads the list again, and once more where it changes while it is read. */
    public void read() {
        int wanted = limit;
        reading.refresh("Reading deployments", () -> readAll(wanted), this::show);
    }

    /** Reads further back. */
    public void readMore() {
        limit += PAGE;
        read();
    }

    /** The reading of the list. */
    public Activity reading() {
        return reading;
    }

    /** The deployments that fit the filters. */
    public ObservableList<DeploymentState> shown() {
        return seenShown;
    }

    /** The names to choose an environment from, in order. */
    public ObservableList<String> environments() {
        return seenEnvironments;
    }

    /** The chosen environment, or all. */
    public ObjectProperty<Optional<String>> environmentProperty() {
        return environment;
    }

    /** The chosen verdict. */
    public ObjectProperty<VerdictFilter> verdictProperty() {
        return verdict;
    }

    /** The ids of those that began and never ended; empty until the hosts have told. */
    ReadOnlyObjectProperty<Optional<Set<String>>> interruptedProperty() {
        return interrupted.getReadOnlyProperty();
    }

    /** Whether it began and never ended, as far as the hosts have told. */
    boolean isInterrupted(DeploymentState deployment) {
        return unendedElsewhere(deployment)
                && interrupted
                        .get()
                        .filter(ids -> ids.contains(deployment.started().deployment()))
                        .isPresent();
    }

    /** How it ended, that it runs, or that it was interrupted; the last two are asked of the hosts where they know. */
    Mark mark(DeploymentState deployment) {
        if (isInterrupted(deployment)) {
            return Mark.of(Verdict.INTERRUPTED);
        }
        return unendedElsewhere(deployment) && interrupted.get().isEmpty()
                ? new Mark(State.NEUTRAL, "asking")
                : Mark.of(deployment);
    }

    private boolean unendedElsewhere(DeploymentState deployment) {
        return deployment.ended().isEmpty()
                && context.workspace()
                        .running(deployment.started().deployment())
                        .isEmpty();
    }

    private static Set<String> ids(List<Interrupted> found) {
        return found.stream().map(one -> one.state().started().deployment()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there may be older ones. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** Whether there are none at all, whatever the filters say. */
    public boolean none() {
        return all.isEmpty();
    }

    /** Leads to one of them. */
    public void open(DeploymentState deployment) {
        context.navigator().go(new Place.Deployment(deployment.started().deployment()));
    }

    private Read readAll(int wanted) {
        Stream<String> names = context.workspace().project().configuration().environments().stream()
                .map(Environment::name);
        return new Read(context.workspace().summaries(wanted), names.toList());
    }

    private void show(Read read) {
        if (!environments.equals(read.environments())) {
            environments.setAll(read.environments());
        }
        Rows.update(all, read.deployments(), deployment -> deployment.started().deployment());
        more.set(read.deployments().size() >= limit);
    }

    private void filter() {
        shown.setPredicate(deployment -> verdict.get().fits(deployment, isInterrupted(deployment))
                && environment
                        .get()
                        .map(deployment.started().plan().target().environment()::equals)
                        .orElse(true));
    }
}
