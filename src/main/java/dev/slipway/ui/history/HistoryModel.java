package dev.slipway.ui.history;

import dev.slipway.app.Act;
import dev.slipway.app.BranchStanding;
import dev.slipway.app.Changed;
import dev.slipway.app.Landmarks;
import dev.slipway.app.ProjectHistory;
import dev.slipway.git.GraphView;
import dev.slipway.git.graph.Extent;
import dev.slipway.release.Revision;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Listening;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/**
 * The history: what stands where, which part of it is shown, and which commit is chosen. Rows are shown as soon as the first are
 * known; all others become known in the background.
 */
public final class HistoryModel implements GraphPane.Source {
    /** How many rows the first picture needs. */
    private static final int FIRST = 200;

    private final ScreenContext context;
    private final ProjectHistory history;
    private final Activity reading;
    private final Activity looking;
    private final Activity standing;
    private final Activity listing;
    private final ReadCommits commits;
    private final Search search;
    private final Growth growth;
    private final Jumps jumps;
    private final ReadOnlyObjectWrapper<Landmarks> landmarks = new ReadOnlyObjectWrapper<>(Landmarks.NONE);
    private final ReadOnlyObjectWrapper<List<BranchStanding>> standings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Scope> scope = new ReadOnlyObjectWrapper<>(Scope.ALL);
    private final ObjectProperty<Optional<Revision>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<GraphView>> graph = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Optional<Changed>> last = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
    private Map<Revision, List<Badge>> badges = Map.of();
    private Set<Revision> listed = Set.of();

    /** The refs between which branches were compared last. */
    private Optional<Object> compared = Optional.empty();

    private Subscription listening = Subscription.EMPTY;

    /** The history as it was read. */
    private record Read(Object refs, Landmarks landmarks, Extent extent, GraphView graph) {}

    private Optional<Read> shown = Optional.empty();

    /** Why refs could not be looked at the last time; it is told once, though they are looked at again and again. */
    private String unread = "";

    public HistoryModel(ScreenContext context) {
        this.context = context;
        this.history = context.workspace().history();
        this.reading = new Activity(context.background());
        this.looking = new Activity(context.background());
        this.jumps = new Jumps(this, context);
        this.standing = new Activity(context.background());
        this.listing = new Activity(context.background());
        this.commits = new ReadCommits(history, context.background(), this::changed, this::tell);
        this.growth = new Growth(history, context, this::grown);
        this.search = new Search(history, context.background(), this::changed);
    }

    /** Reads the history, and again whenever a ref or what is live changes. */
    public void attach() {
        Consumer<Boolean> appended = context.background().batched(_ -> read());
        listening = Subscription.combine(
                Listening.to(context.workspace().journal().listen(() -> appended.accept(true))),
                looking.faultProperty().subscribe(fault -> fault.ifPresent(this::unread)),
                context.notices().follow(jumps.naming()));
        read();
    }

    /** Lets go of all that {@link #attach} took. */
    public void detach() {
        listening.unsubscribe();
        growth.stop();
        looking.stop();
        jumps.stop();
        reading.stop();
        standing.stop();
        listing.stop();
        search.stop();
    }

    /** Looks whether refs have changed, and reads again if so. */
    void look() {
        looking.refresh("Looking at branches and tags", history::refs, now -> {
            unread = "";
            context.notices().succeeded(looking);
            if (shown.filter(read -> read.refs().equals(now)).isEmpty()) {
                read();
            }
        });
    }

    private void unread(Fault fault) {
        if (!fault.sentence().equals(unread)) {
            unread = fault.sentence();
            context.notices().failed(looking, fault);
        }
    }

    /** Reads what stands where, and the history from its beginning. */
    void read() {
        Scope wanted = scope.get();
        Optional<Read> before = shown;
        reading.refresh("Reading the history", () -> read(wanted, before), this::show);
    }

    /** What shows the same commits is the same as before; another one has as many rows at once. */
    private Read read(Scope wanted, Optional<Read> before) {
        Object refs = history.refs();
        Landmarks marks = history.landmarks();
        Extent extent = wanted.extent(marks);
        Optional<GraphView> same =
                before.filter(read -> read.extent().equals(extent)).map(Read::graph);
        return new Read(refs, marks, extent, same.orElseGet(() -> {
            GraphView view = history.graph(extent);
            view.extend(Math.max(FIRST, before.map(read -> read.graph().size()).orElse(0)));
            return view;
        }));
    }

    /** Shows another part of the history. */
    void show(Scope wanted) {
        if (!wanted.equals(scope.get())) {
            scope.set(wanted);
            search.clearAll();
            read();
        }
    }

    private void show(Read read) {
        boolean sameRefs =
                shown.filter(before -> before.refs().equals(read.refs())).isPresent();
        shown = Optional.of(read);
        commits.goOn();
        badges = Badge.of(read.landmarks(), ZoneId.systemDefault());
        graph.set(Optional.of(read.graph()));
        landmarks.set(read.landmarks());
        changed();
        list();
        search.again(read.graph());
        growth.of(read.graph());
        if (!compared.equals(Optional.of(read.refs()))
                && (!sameRefs || !standing.runningProperty().get())) {
            standing.refresh("Comparing branches", () -> history.standings(read.landmarks()), found -> {
                standings.set(found);
                compared = Optional.of(read.refs());
            });
        }
    }

    /** Where releases alone are to be shown, they are. */
    private void list() {
        if (scope.get() instanceof Scope.Releases) {
            Landmarks marks = landmarks.get();
            listing.start("Looking for releases", () -> history.releases(marks), this::list);
        }
    }

    private void list(Set<Revision> releases) {
        listed = releases;
        graph.get().ifPresent(view -> search.list(releases, view));
    }

    private void tell(Throwable thrown) {
        context.notices().failed(Fault.of(thrown));
    }

    private void grown() {
        if (scope.get() instanceof Scope.Releases) {
            graph.get().filter(GraphView::complete).ifPresent(view -> search.list(listed, view));
        }
        changed();
        jumps.goOn();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /** Goes to a commit, once its row is known. */
    void jump(Revision revision) {
        jumps.to(revision);
    }

    /**
     * Goes to what a person names: a branch, a tag, an id, an environment in which it is live, or a day such as 2026-11-21; compares
     * two that are named as {@code main..develop}.
     */
    void jump(String text) {
        jumps.to(text);
    }

    /** Shows what each of two has and the other has not, whatever names them. */
    void compare(String left, String right) {
        jumps.compare(left, right);
    }

    @Override
    public int size() {
        return search.shown()
                .map(Picked::size)
                .or(() -> graph.get().map(GraphView::size))
                .orElse(0);
    }

    @Override
    public List<ShownRow> rows(int first, int count) {
        return search.shown()
                .map(picked -> picked.rows(first, count))
                .or(() -> graph.get().map(view -> view.rows(first, count)))
                .map(rows -> commits.shown(rows, badges))
                .orElse(List.of());
    }

    @Override
    public int chosen() {
        return chosen.get().map(this::rowOf).orElse(OptionalInt.empty()).orElse(-1);
    }

    @Override
    public void choose(int row) {
        rows(row, 1).forEach(shown -> chosen.set(Optional.of(shown.row().revision())));
    }

    /** The row of a commit, if it has one by now. */
    OptionalInt rowOf(Revision revision) {
        return search.shown()
                .map(picked -> picked.rowOf(revision))
                .or(() -> graph.get().map(view -> view.rowOf(revision)))
                .orElse(OptionalInt.empty());
    }

    /** Something was done to a branch: it is read again, and can be undone. */
    void acted(Changed done) {
        last.set(done.act() == Act.UNDO ? Optional.empty() : Optional.of(done));
        look();
    }

    /** What was done last, so that it can be undone. */
    ObjectProperty<Optional<Changed>> lastProperty() {
        return last;
    }

    /** The marks of a commit. */
    List<Badge> badges(Revision revision) {
        return badges.getOrDefault(revision, List.of());
    }

    /** The search for text. */
    Search search() {
        return search;
    }

    /** Looks for what a {@link dev.slipway.app.CommitQuery} says; for nothing all are shown again. */
    void find(String text) {
        graph.get().ifPresent(view -> search.start(text, view));
        list();
    }

    /** The reading of the history. */
    public Activity reading() {
        return reading;
    }

    /** What stands where. */
    ReadOnlyObjectProperty<Landmarks> landmarksProperty() {
        return landmarks.getReadOnlyProperty();
    }

    /** How local branches stand; empty until they were compared. */
    ReadOnlyObjectProperty<List<BranchStanding>> standingsProperty() {
        return standings.getReadOnlyProperty();
    }

    /** The part of the history that is shown. */
    ReadOnlyObjectProperty<Scope> scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    /** The rows' history; another one whenever it was read again. */
    ReadOnlyObjectProperty<Optional<GraphView>> graphProperty() {
        return graph.getReadOnlyProperty();
    }

    /** Counts whatever changes what rows show. */
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** The commit that is chosen. */
    ObjectProperty<Optional<Revision>> chosenProperty() {
        return chosen;
    }
}
