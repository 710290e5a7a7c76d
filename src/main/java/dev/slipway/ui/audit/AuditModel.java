package dev.slipway.ui.audit;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Export;
import dev.slipway.journal.Journal;
import dev.slipway.project.Environment;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Listening;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The trail, newest first and page by page, with its filters, its check and its export. */
public final class AuditModel {
    static final int PAGE = 100;

    private final ScreenContext context;
    private final Activity reading;
    private final Activity exporting;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> seenEntries = FXCollections.unmodifiableObservableList(entries);
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Filter> filter;
    private final ReadOnlyObjectWrapper<Checking> checking = new ReadOnlyObjectWrapper<>(new Checking.NotYet());
    private final ObservableList<String> environments = FXCollections.observableArrayList();
    private final ObservableList<String> seenEnvironments = FXCollections.unmodifiableObservableList(environments);
    private final ObservableList<String> kinds = FXCollections.observableArrayList();
    private final ObservableList<String> seenKinds = FXCollections.unmodifiableObservableList(kinds);
    private final ObservableList<String> actors = FXCollections.observableArrayList();
    private final ObservableList<String> seenActors = FXCollections.unmodifiableObservableList(actors);
    private final Map<String, Optional<String>> environmentOf = new ConcurrentHashMap<>();
    private Subscription listening = Subscription.EMPTY;
    private Subscription check = Subscription.EMPTY;

    /**
     * A page that was read.
     *
     * @param reached the sequence that the next page ends before, empty at the beginning of the trail
     */
    private record Page(List<Entry> entries, Optional<Long> reached) {}

    private Optional<Long> reached = Optional.empty();

    public AuditModel(ScreenContext context, Optional<String> subject) {
        this.context = context;
        this.reading = new Activity(context.background());
        this.exporting = new Activity(context.background());
        this.filter = new SimpleObjectProperty<>(Filter.ALL.withSubject(subject));
    }

    /** Starts to listen, then reads the newest page. */
    public void attach() {
        Consumer<Boolean> appended = context.background().batched(_ -> readNewer());
        listening = Subscription.combine(
                filter.subscribe(this::read),
                Listening.to(context.workspace().journal().listen(() -> appended.accept(true))));
        context.background().run(this::environmentNames, environments::setAll, this::tell);
        read();
    }

    /** Lets go of all that {@link #attach} took; a check that runs is stopped. */
    public void detach() {
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        reading.stop();
        exporting.stop();
        stopCheck();
    }

    /** Reads the newest page with the filters as they are. */
    public void read() {
        Filter wanted = filter.get();
        reading.start("Reading the trail", () -> page(wanted, Optional.empty()), page -> {
            entries.setAll(page.entries());
            took(page);
        });
    }

    /** Reads the next older page. */
    public void readMore() {
        Filter wanted = filter.get();
        Optional<Long> before = reached;
        reading.start("Reading older entries", () -> page(wanted, before), page -> {
            entries.addAll(page.entries());
            took(page);
        });
    }

    /** Reads the whole trail and checks it. */
    public void check() {
        stopCheck();
        Journal journal = context.workspace().journal();
        Consumer<Long> progress = context.background().batched(read -> progressed(read.getLast()));
        checking.set(new Checking.Reading(0));
        check = context.background()
                .run(
                        () -> journal.verify(progress::accept),
                        result -> checking.set(new Checking.Done(result)),
                        thrown -> checking.set(new Checking.Failed(Fault.of(thrown))));
    }

    /** Stops the check and puts its result away. */
    public void stopCheck() {
        check.unsubscribe();
        check = Subscription.EMPTY;
        checking.set(new Checking.NotYet());
    }

    /** Writes the entries that fit the filters to a file, which the person chose to make or to replace. */
    public void export(Path file) {
        Criteria criteria = filter.get().criteria(context.now().getValue());
        exporting.start(
                "Writing " + file.getFileName(),
                () -> context.workspace().journal().export(new Export(criteria, file, true), _ -> {}),
                count -> context.notices().done(Words.count(count, "entry") + " written to " + file));
    }

    /** The entries that were read, newest first. */
    public ObservableList<Entry> entries() {
        return seenEntries;
    }

    /** Whether older entries can be read. */
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /** The reading of entries. */
    public Activity reading() {
        return reading;
    }

    /** The writing of a file. */
    public Activity exporting() {
        return exporting;
    }

    /** Where the check is. */
    ReadOnlyObjectProperty<Checking> checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /** What is wanted; a change reads again. */
    ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    /** Environments to choose from. */
    ObservableList<String> environments() {
        return seenEnvironments;
    }

    /** Kinds seen so far, the part before the dot too. */
    ObservableList<String> kinds() {
        return seenKinds;
    }

    /** People seen so far. */
    ObservableList<String> actors() {
        return seenActors;
    }

    /** Leads to the deployment that an entry speaks of. */
    void open(Entry entry) {
        context.navigator().go(new Place.Deployment(entry.subject()));
    }

    /** Whether an entry speaks of a deployment. */
    static boolean ofDeployment(Entry entry) {
        return entry.kind().startsWith("deployment.");
    }

    private void progressed(long read) {
        if (checking.get() instanceof Checking.Reading) {
            checking.set(new Checking.Reading(read));
        }
    }

    private void readNewer() {
        if (!reading.runningProperty().get() && entries.size() <= PAGE) {
            read();
        }
    }

    private void took(Page page) {
        reached = page.reached();
        more.set(reached.isPresent());
        offer(
                kinds,
                page.entries(),
                entry -> Stream.of(entry.kind(), entry.kind().split("\\.", 2)[0]));
        offer(actors, page.entries(), entry -> Stream.of(entry.actor().user()));
    }

    private static void offer(
            ObservableList<String> choices, List<Entry> read, Function<Entry, Stream<String>> choicesOf) {
        TreeSet<String> all = new TreeSet<>(choices);
        if (read.stream().flatMap(choicesOf).filter(all::add).count() > 0) {
            choices.setAll(all);
        }
    }

    private Page page(Filter wanted, Optional<Long> before) {
        Instant now = context.now().getValue();
        List<Entry> found = new ArrayList<>();
        Optional<Long> from = before;
        while (true) {
            List<Entry> read = context.workspace().journal().find(wanted.query(now, from, PAGE));
            read.stream().filter(entry -> fits(wanted, entry)).forEach(found::add);
            if (read.size() < PAGE) {
                return new Page(List.copyOf(found), Optional.empty());
            }
            from = Optional.of(read.getLast().sequence());
            if (found.size() >= PAGE) {
                return new Page(List.copyOf(found), from);
            }
        }
    }

    private boolean fits(Filter wanted, Entry entry) {
        return wanted.environment().map(name -> concerns(entry, name)).orElse(true);
    }

    private boolean concerns(Entry entry, String environment) {
        if (entry.subject().equals(environment)) {
            return true;
        }
        return ofDeployment(entry)
                && environmentOf(entry.subject()).filter(environment::equals).isPresent();
    }

    private Optional<String> environmentOf(String deployment) {
        return environmentOf.computeIfAbsent(
                deployment,
                id -> context.workspace()
                        .deployment(id)
                        .map(DeploymentState::started)
                        .map(started -> started.plan().target().environment()));
    }

    private List<String> environmentNames() {
        return context.workspace().project().configuration().environments().stream()
                .map(Environment::name)
                .toList();
    }

    private void tell(Throwable thrown) {
        context.notices().failed(Fault.of(thrown));
    }
}
