package dev.slipway.ui.shell;

import dev.slipway.app.ProjectInfo;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.git.Head;
import dev.slipway.release.Revision;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Background;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Listening;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.SetChangeListener;
import javafx.util.Subscription;

/** Where the person is, and which deployments of this process run. */
final class ShellModel implements Navigator {
    /** How many earlier deployments are looked at to find those that still run. */
    private static final int LATEST = 20;

    private final Workspace workspace;
    private final Background background;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Place> place = new ReadOnlyObjectWrapper<>(new Place.Board());
    private final Deque<Place> earlier = new ArrayDeque<>();
    private final ObservableList<RunningWork> running = FXCollections.observableArrayList();
    private final BooleanBinding busy = Bindings.isNotEmpty(running);
    private final ReadOnlyObjectWrapper<ProjectInfo> project;
    private final Activity reading;
    private final Stops stops;
    private Subscription listening = Subscription.EMPTY;

    ShellModel(Workspace workspace, ProjectInfo project, Background background, Notices notices) {
        this.workspace = workspace;
        this.project = new ReadOnlyObjectWrapper<>(project);
        this.background = background;
        this.reading = new Activity(background);
        this.notices = notices;
        this.stops = new Stops(workspace, background, notices);
        stops.asked().addListener((SetChangeListener<String>) change -> {
            if (change.wasAdded()) {
                refresh(change.getElementAdded());
            }
        });
    }

    /** Starts to listen to the deployments of this process. */
    void attach() {
        listening = Listening.to(workspace.listen(background.batched(this::heard)));
        background.run(this::runningNow, running::setAll, thrown -> notices.failed(Fault.of(thrown)));
    }

    /** Lets go of them. */
    void detach() {
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        reading.stop();
    }

    /** Reads the project again: a commit may have changed it. What cannot be read now stays as it was. */
    void readProject() {
        reading.refresh("Reading the project", workspace::project, project::set);
    }

    /** The project as it was read last. */
    ReadOnlyObjectProperty<ProjectInfo> projectProperty() {
        return project.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Place> placeProperty() {
        return place.getReadOnlyProperty();
    }

    ObservableList<RunningWork> running() {
        return running;
    }

    /** What runs now, to be stopped and waited for. */
    List<Running> stillRunning() {
        return running.stream()
                .flatMap(work -> workspace.running(work.id()).stream())
                .toList();
    }

    String projectName() {
        return project.get().configuration().project();
    }

    String personName() {
        return project.get().person().name();
    }

    String personMail() {
        return project.get().person().email();
    }

    /** Branch and revision of HEAD: "main 7c1d9e2", "detached at 7c1d9e2" or "main, no commit yet". */
    ObservableValue<String> head() {
        return project.map(read -> text(read.head()));
    }

    private static String text(Head head) {
        Optional<String> revision = head.revision().map(Revision::abbreviated);
        return head.branch()
                .map(branch -> branch + revision.map(r -> " " + r).orElse(", no commit yet"))
                .orElseGet(() -> "detached" + revision.map(r -> " at " + r).orElse(""));
    }

    @Override
    public void go(Place next) {
        if (!next.equals(place.get())) {
            earlier.push(place.get());
            place.set(next);
        }
    }

    /** Goes back to where the person was before, if anywhere. */
    void back() {
        if (!earlier.isEmpty()) {
            place.set(earlier.pop());
        }
    }

    /** The way to stop a deployment. */
    Stops stops() {
        return stops;
    }

    /** Whether any deployment of this process runs. */
    ObservableValue<Boolean> busy() {
        return busy;
    }

    private List<RunningWork> runningNow() {
        return workspace.deployments(LATEST).stream()
                .filter(state -> state.ended().isEmpty())
                .map(state -> workspace.running(state.started().deployment()))
                .flatMap(Optional::stream)
                .map(Running::state)
                .filter(state -> state.ended().isEmpty())
                .map(this::work)
                .toList();
    }

    /** Lets go of what runs no more and has said nothing of it: the ending of an interrupted one that could not begin. */
    void lookAtRunning() {
        running.removeIf(work -> workspace.running(work.id()).isEmpty());
    }

    private RunningWork work(DeploymentState state) {
        return RunningWork.of(state, stops.asked().contains(state.started().deployment()));
    }

    private void heard(List<Event> events) {
        events.stream().map(Event::deployment).distinct().forEach(this::refresh);
        events.stream()
                .filter(Event.Ended.class::isInstance)
                .map(Event.Ended.class::cast)
                .forEach(this::tell);
        events.stream()
                .filter(Event.LeaseLeft.class::isInstance)
                .map(Event.LeaseLeft.class::cast)
                .forEach(left ->
                        notices.failed(new Fault(left.sentence(), "Open the deployment to see every step.", "")));
    }

    private void refresh(String id) {
        Optional<RunningWork> now = workspace
                .running(id)
                .map(Running::state)
                .filter(state -> state.ended().isEmpty())
                .map(this::work);
        int at = running.stream().map(RunningWork::id).toList().indexOf(id);
        if (at >= 0 && now.isPresent()) {
            running.set(at, now.get());
        } else if (at >= 0) {
            running.remove(at);
        } else {
            now.ifPresent(running::add);
        }
    }

    private void tell(Event.Ended end) {
        background.run(
                () -> workspace.deployment(end.deployment()),
                state -> state.ifPresent(s -> tell(s, end)),
                thrown -> notices.failed(Fault.of(thrown)));
    }

    private void tell(DeploymentState state, Event.Ended end) {
        Plan plan = state.started().plan();
        String what = plan.release().name() + " to " + plan.target().environment();
        String act = "deployment to " + plan.target().environment();
        if (end.verdict() == Verdict.SUCCEEDED) {
            notices.succeeded(act);
            notices.done(plan.release().name() + " is live in " + plan.target().environment() + ".");
        } else {
            notices.failed(act, new Fault(what + ": " + end.reason(), "Open the deployment to see every step.", ""));
        }
    }
}
