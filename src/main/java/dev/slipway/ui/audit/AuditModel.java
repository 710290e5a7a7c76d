package dev.slipway.ui.audit;

import dev.slipway.app.words.Words;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Export;
import dev.slipway.journal.Journal;
import dev.slipway.project.Environment;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Rows;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Listening;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
    private final Activity renewing;
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
    private Subscription listening = Subscription.EMPTY;
    private Subscription check = Subscription.EMPTY;

    /**
     * A page that was read.
     *
     * @param reached the sequence that the next page ends before, empty at the beginning of the trail
     */
    private record Page(List<Entry> entries, Optional<Long> reached) {}

    private Optional<Long> reached = Optional.empty();

    public AuditModel(ScreenContext context) {
        this.context = context;
        this.reading = new Activity(context.background());
        this.renewing = new Activity(context.background());
        this.exporting = new Activity(context.background());
        this.filter = new SimpleObjectProperty<>(Filter.ALL);
    }

    /** Starts to listen, then reads the newest page. */
    public void attach() {
        Consumer<Boolean> appended = context.background().batched(_ -> readNewer());
        listening = Subscription.combine(
                filter.subscribe(this::read),
                context.notices().follow(renewing),
                Listening.to(context.workspace().journal().listen(() -> appended.accept(true))));
        context.background().run(this::environmentNames, environments::setAll, this::tell);
        read();
    }

    /** Lets go of all that {@link #attach} took; a check that runs is stopped. */
    public void detach() {
        listening.unsubscribe();
        listening = Subscription.EMPTY;
        reading.stop();
        renewing.stop();
        exporting.stop();
        stopCheck();
    }

    /** Reads the newest page with the filters as they are. */
    public void read() {
        Filter wanted = filter.get();
        renewing.stop();
        reading.start("Reading the trail", () -> page(wanted, Optional.empty()), page -> {
            Rows.update(entries, page.entries(), Entry::sequence);
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
        String what = "Writing " + file.getFileName();
        Consumer<Long> progress = context.background()
                .batched(read -> exporting.say(what + ", " + Words.count(read.getLast(), "entry") + " read"));
        exporting.start(
                what,
                () -> context.workspace().journal().export(new Export(criteria, file, true), progress::accept),
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

    private void progressed(long read) {
        if (checking.get() instanceof Checking.Reading) {
            checking.set(new Checking.Reading(read));
        }
    }

    private void readNewer() {
        Filter wanted = filter.get();
        renewing.refresh("Reading new entries", () -> page(wanted, Optional.empty()), this::renew);
    }

    /** Puts what is new above what is shown; where more is new than a page has, the page is shown in its place. */
    private void renew(Page newest) {
        long known = entries.isEmpty() ? 0 : entries.getFirst().sequence();
        List<Entry> added = newest.entries().stream()
                .filter(entry -> entry.sequence() > known)
                .toList();
        if (entries.isEmpty() || added.size() == PAGE) {
            entries.setAll(newest.entries());
            took(newest);
        } else {
            entries.addAll(0, added);
            offerChoices(added);
        }
    }

    private void took(Page page) {
        reached = page.reached();
        more.set(reached.isPresent());
        offerChoices(page.entries());
    }

    private void offerChoices(List<Entry> read) {
        offer(kinds, read, entry -> Stream.of(entry.kind(), entry.kind().split("\\.", 2)[0]));
        offer(actors, read, entry -> Stream.of(entry.actor().user()));
    }

    private static void offer(
            ObservableList<String> choices, List<Entry> read, Function<Entry, Stream<String>> choicesOf) {
        TreeSet<String> all = new TreeSet<>(choices);
        if (read.stream().flatMap(choicesOf).filter(all::add).count() > 0) {
            choices.setAll(all);
        }
    }

    private Page page(Filter wanted, Optional<Long> before) {
        List<Entry> read =
                context.workspace().journal().find(wanted.query(context.now().getValue(), before, PAGE));
        return new Page(
                read,
                read.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(read.getLast().sequence()));
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
