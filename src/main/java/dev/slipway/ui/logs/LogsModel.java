package dev.slipway.ui.logs;

import dev.slipway.app.Logs;
import dev.slipway.app.OpenLogs;
import dev.slipway.app.words.Words;
import dev.slipway.logs.LogName;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Query;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Search;
import dev.slipway.logs.Search.Progress;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.project.Environment;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The logs of an environment as they come, with what a person wants to see of them. They are opened when the screen is first
 * shown, rest a while after it was left, and are closed with the project.
 */
public final class LogsModel {
    /** How long they are read on after the screen was left: who comes back soon has missed nothing. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final int BUCKETS = 120;

    /** What a chart of time shows. */
    record Chart(Rows.Histogram histogram, List<Mark> marks) {}

    private final ScreenContext context;
    private final Logs logs;
    private final Activity opening;
    private final Activity counting;
    private final Activity exporting;
    private final ObservableList<String> environments = FXCollections.observableArrayList();
    private final ObservableList<String> seenEnvironments = FXCollections.unmodifiableObservableList(environments);
    private final ReadOnlyStringWrapper environment = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<LogName>> names = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper none = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Wanted> wanted = new SimpleObjectProperty<>(Wanted.ALL);
    private final ReadOnlyStringWrapper queryFault = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<Rows>> rows = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(new Progress(0, 0, 0, ""));
    private final ReadOnlyObjectWrapper<Optional<Chart>> chart = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> standing = new ReadOnlyObjectWrapper<>(List.of());
    private final Consumer<Timeline> told;
    private Opening begun = new Opening();
    private Optional<OpenLogs> reading = Optional.empty();
    private Optional<Search> search = Optional.empty();
    private Subscription listening = Subscription.EMPTY;
    private Subscription leaving = Subscription.EMPTY;
    private boolean paused;
    private int charted;

    public LogsModel(ScreenContext context, Logs logs) {
        this.context = context;
        this.logs = logs;
        this.opening = new Activity(context.background());
        this.counting = new Activity(context.background());
        this.exporting = new Activity(context.background());
        this.told = context.background().batched(timelines -> look(timelines.getLast()));
        wanted.addListener(_ -> search());
    }

    /** Goes on reading, or begins with it. */
    public void attach() {
        leaving.unsubscribe();
        resume();
        listening = context.now().subscribe(now -> {
            stand(now);
            count();
        });
        context.background().run(this::environmentNames, this::offer, this::tell);
    }

    /** The screen was left; a while later nothing is read any more. */
    public void detach() {
        listening.unsubscribe();
        exporting.stop();
        Instant left = context.now().getValue();
        leaving = context.now().subscribe(now -> {
            if (!now.isBefore(left.plus(PATIENCE))) {
                pause();
            }
        });
    }

    /** The project is closed: nothing is read any more, and what was read is gone. */
    public void close() {
        listening.unsubscribe();
        leaving.unsubscribe();
        counting.stop();
        exporting.stop();
        end();
    }

    /** Shows the logs of another environment. */
    void choose(String name) {
        if (!name.equals(environment.get())) {
            end();
            environment.set(name);
            wanted.set(Wanted.ALL);
            opening.start("Reading which logs " + name + " has", () -> logs.of(name), all -> {
                none.set(all.isEmpty());
                if (!all.isEmpty()) {
                    open();
                }
            });
        }
    }

    /** Opens them again after they could not be opened. */
    void open() {
        String name = environment.get();
        Opening next = new Opening();
        begun = next;
        names.set(List.of());
        opening.ask("Opening the logs of " + name, () -> next.begin(logs, name), this::opened);
    }

    /** What a person writes into the field of the query. What is no query changes nothing but the sentence about it. */
    void query(String text) {
        switch (Query.read(text)) {
            case Query.Reading.Good(Query query) -> {
                queryFault.set("");
                wanted.set(wanted.get().matching(query));
            }
            case Query.Reading.Wrong(String sentence) -> queryFault.set(sentence);
        }
    }

    /** Shows these hosts and logs, unless that would be none. */
    void show(Wanted.Hidden hidden) {
        if (names.get().stream().anyMatch(hidden::shows)) {
            wanted.set(wanted.get().with(hidden));
        }
    }

    /**
     * Writes rows to a file, which the person chose to make or to replace.
     *
     * @param text what is written of each
     */
    void export(Path file, RowsFile.Part part, RowsFile.Text text) {
        exporting.start(
                "Writing " + file.getFileName(),
                () -> RowsFile.write(file, part, text),
                count -> context.notices().done(Words.count(count, "row") + " written to " + file));
    }

    /** Environments to choose from. */
    ObservableList<String> environments() {
        return seenEnvironments;
    }

    /** Whose logs are shown; empty before that is known. */
    ReadOnlyStringProperty environmentProperty() {
        return environment.getReadOnlyProperty();
    }

    /** Whether slipway.yaml names no log for the environment. */
    ReadOnlyBooleanProperty noneProperty() {
        return none.getReadOnlyProperty();
    }

    /** The logs that are read. */
    ReadOnlyObjectProperty<List<LogName>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    /** What of them is to be seen. */
    ObjectProperty<Wanted> wantedProperty() {
        return wanted;
    }

    /** What is wrong with the query, in a sentence. */
    ReadOnlyStringProperty queryFaultProperty() {
        return queryFault.getReadOnlyProperty();
    }

    /** What is to be seen; empty while no log is open. */
    ReadOnlyObjectProperty<Optional<Rows>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** How far the search for them has come. */
    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How many there are over time. */
    ReadOnlyObjectProperty<Optional<Chart>> chartProperty() {
        return chart.getReadOnlyProperty();
    }

    /** A sentence for each log that is not read as it should be. */
    ReadOnlyObjectProperty<List<String>> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    /** The opening of logs. */
    Activity opening() {
        return opening;
    }

    /** The writing of a file. */
    Activity exporting() {
        return exporting;
    }

    private List<String> environmentNames() {
        return context.workspace().project().configuration().environments().stream()
                .map(Environment::name)
                .toList();
    }

    private void offer(List<String> all) {
        if (!environments.equals(all)) {
            environments.setAll(all);
        }
        if (!all.contains(environment.get())) {
            context.background()
                    .run(
                            () -> all.stream()
                                    .filter(name -> !logs.of(name).isEmpty())
                                    .reduce((_, later) -> later) // the one that all others feed
                                    .or(() -> all.stream().findFirst()),
                            first -> first.ifPresent(this::choose),
                            this::tell);
        }
    }

    private void tell(Throwable thrown) {
        context.notices().failed(Fault.of(thrown));
    }

    private void opened(OpenLogs opened) {
        reading = Optional.of(opened);
        Timeline timeline = opened.timeline();
        timeline.listen(() -> told.accept(timeline));
        search();
        look(timeline);
    }

    private void search() {
        search.ifPresent(Search::close);
        search = reading.map(OpenLogs::timeline)
                .map(timeline -> timeline.search(
                        wanted.get().selection(List.copyOf(timeline.standing().keySet()))));
        charted = 0;
        show();
    }

    private void look(Timeline timeline) {
        if (reading.filter(now -> now.timeline() == timeline).isPresent()) {
            stand(context.now().getValue());
            show();
        }
    }

    private void show() {
        search.ifPresent(now -> {
            Rows found = now.rows();
            rows.set(Optional.of(found));
            progress.set(now.progress());
            if (found.size() > charted + charted / 200) {
                count();
            }
        });
    }

    private void stand(Instant now) {
        reading.map(one -> one.timeline().standing()).ifPresent(all -> {
            if (!names.get().equals(List.copyOf(all.keySet()))) {
                names.set(List.copyOf(all.keySet()));
            }
            standing.set(StandingText.of(all, now));
        });
    }

    /** Rows are many, so they are counted beside the window, at once only where many have come. */
    private void count() {
        rows.get()
                .ifPresent(now -> reading.ifPresent(one -> {
                    charted = now.size();
                    counting.refresh(
                            "Counting records",
                            () -> new Chart(
                                    now.histogram(BUCKETS), one.timeline().marks()),
                            counted -> chart.set(Optional.of(counted)));
                }));
    }

    private void pause() {
        leaving.unsubscribe();
        paused = true;
        reading.ifPresent(open -> beside(open::pause));
    }

    private void resume() {
        if (paused) {
            paused = false;
            reading.ifPresent(open -> beside(open::resume));
        }
    }

    private void end() {
        opening.stop();
        search.ifPresent(Search::close);
        search = Optional.empty();
        reading = Optional.empty();
        rows.set(Optional.empty());
        chart.set(Optional.empty());
        standing.set(List.of());
        none.set(false);
        progress.set(new Progress(0, 0, 0, ""));
        beside(begun::end);
        environment.set("");
    }

    private void beside(Runnable act) {
        context.background()
                .run(
                        () -> {
                            act.run();
                            return true;
                        },
                        _ -> {},
                        this::tell);
    }
}
