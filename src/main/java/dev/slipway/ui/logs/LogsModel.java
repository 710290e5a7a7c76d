package dev.slipway.ui.logs;

import dev.slipway.app.Logs;
import dev.slipway.app.OpenLogs;
import dev.slipway.logs.LogName;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Query;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Search;
import dev.slipway.logs.timeline.Timeline;
import dev.slipway.logs.timeline.Timeline.Standing;
import dev.slipway.project.Environment;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import dev.slipway.ui.work.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/**
 * The logs of one environment: which are read, what of them is shown, and what is looked for in them. What reads on the hosts ends
 * a while after the screen was left, and goes on where it was when it is shown again.
 */
public final class LogsModel {
    /** How long a screen that was left keeps its hosts reading: for a look at another screen. */
    private static final Duration WHILE = Duration.ofSeconds(30);

    /** About as many rows as a window shows. */
    private static final int PREPARED = 100;

    private final ScreenContext context;
    private final Logs logs;
    private final Activity opening;
    private final ZoneId zone;
    private final LogLines lines;
    private final HistogramModel histogram;
    private final ObservableList<String> environments = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> environment = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Narrowed> narrowed = new SimpleObjectProperty<>(Narrowed.NOT);
    private final ReadOnlyStringWrapper query = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper heard = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper moved = new ReadOnlyIntegerWrapper();
    private final Bookmarks bookmarks = new Bookmarks();
    private List<LogName> names = List.of();
    private List<Mark> marks = List.of();
    private Optional<Query> asked = Optional.empty();
    private Optional<Rows> found = Optional.empty();
    private Optional<Search.Progress> progress = Optional.empty();
    private boolean onlyHits = true;

    /** Whether what is shown is something else than before, and has not all been found yet. */
    private boolean others;

    private Opening<OpenLogs> begun = new Opening<>(OpenLogs::close);
    private Optional<OpenLogs> open = Optional.empty();
    private Optional<Looking> looking = Optional.empty();
    private Subscription leaving = Subscription.EMPTY;
    private boolean paused;
    private boolean preparing;
    private boolean prepared;
    private Optional<Sought> sought = Optional.empty();

    private record Read(List<String> environments, Optional<String> first) {}

    /** @param zone of the times that are shown */
    public LogsModel(ScreenContext context, Logs logs, ZoneId zone) {
        this.context = context;
        this.logs = logs;
        this.zone = zone;
        this.opening = new Activity(context.background());
        this.lines = new LogLines(zone, NoLogs.ROWS, () -> moved.set(moved.get() + 1));
        this.histogram = new HistogramModel(context.background());
        narrowed.addListener((_, _, _) -> look());
    }

    /** Begins to read, or goes on. */
    public void attach() {
        leaving.unsubscribe();
        leaving = Subscription.EMPTY;
        if (open.isPresent()) {
            resume();
        } else if (!environments.isEmpty()) {
            open();
        } else {
            opening.start("Reading the project", this::read, read -> {
                environments.setAll(read.environments());
                environment
                        .get()
                        .ifPresentOrElse(_ -> open(), () -> read.first().ifPresent(this::show));
            });
        }
    }

    /** What reads on hosts ends in a while. */
    public void detach() {
        opening.stop();
        Instant left = context.now().getValue();
        leaving.unsubscribe();
        leaving = context.now().subscribe((_, now) -> {
            if (!paused && Duration.between(left, now).compareTo(WHILE) >= 0) {
                pause();
            }
        });
    }

    /** Ends what is read. When it is attached again it begins anew. */
    public void close() {
        opening.stop();
        shut();
    }

    private void pause() {
        paused = true;
        open.ifPresent(now -> context.beside(now::pause));
    }

    private void resume() {
        if (paused) {
            paused = false;
            open.ifPresent(now -> context.beside(now::resume));
        }
    }

    /** The last environment that has logs is looked at first: production comes last. */
    private Read read() {
        List<String> all = context.workspace().project().configuration().environments().stream()
                .map(Environment::name)
                .toList();
        Optional<String> first = all.reversed().stream()
                .filter(name -> !logs.of(name).isEmpty())
                .findFirst()
                .or(() -> all.reversed().stream().findFirst());
        return new Read(all, first);
    }

    /** Shows the logs of an environment. */
    public void show(String name) {
        if (!environment.get().equals(Optional.of(name))) {
            sought = Optional.empty();
            shut();
            environment.set(Optional.of(name));
            narrowed.set(Narrowed.NOT);
            bookmarks.clear();
            open();
        }
    }

    /** From when it is attached next it shows the logs of an environment, and goes to what a log said then. */
    public void seek(String name, LogName log, Instant time) {
        if (!environment.get().equals(Optional.of(name))) {
            shut();
            environment.set(Optional.of(name));
            bookmarks.clear();
        }
        narrowed.set(Narrowed.NOT);
        find("");
        sought = Optional.of(new Sought(log, time));
    }

    /** Begins to read the logs of the environment. */
    public void open() {
        environment
                .get()
                .ifPresent(name -> opening.start("Opening the logs of " + name, () -> logs.of(name), known -> {
                    names = known;
                    heard();
                    if (!known.isEmpty()) {
                        Opening<OpenLogs> next = new Opening<>(OpenLogs::close);
                        begun = next;
                        opening.ask(
                                "Opening the logs of " + name, () -> next.begin(() -> logs.open(name)), this::opened);
                    }
                }));
    }

    private void opened(OpenLogs now) {
        paused = false;
        open = Optional.of(now);
        Timeline timeline = now.timeline();
        Consumer<Timeline> told = context.background().batched(_ -> {
            if (open.filter(now::equals).isPresent()) {
                heard();
            }
        });
        timeline.listen(() -> told.accept(timeline));
        lines.follow(true);
        look();
    }

    private void shut() {
        looking.ifPresent(Looking::close);
        looking = Optional.empty();
        found = Optional.empty();
        progress = Optional.empty();
        Opening<OpenLogs> before = begun;
        context.beside(before::end);
        open = Optional.empty();
        names = List.of();
        marks = List.of();
        lines.expect(names, Releases.NONE);
        lines.forget();
    }

    private void look() {
        others = true;
        looking.ifPresent(Looking::close);
        looking = open.map(now -> new Looking(now.timeline(), names, narrowed.get(), asked));
        heard();
    }

    /** Something came, or is to be shown otherwise. */
    private void heard() {
        open.ifPresent(now -> {
            List<Mark> known = now.timeline().marks();
            List<LogName> read = List.copyOf(now.timeline().standing().keySet());
            if (!known.equals(marks) || !read.equals(lines.names())) {
                marks = known;
                names = read.isEmpty() ? names : read;
                lines.expect(names, new Releases(marks));
            }
        });
        looking.ifPresent(now -> {
            progress = now.progress();
            found = now.hits();
            Rows rows = found.filter(_ -> onlyHits).orElseGet(now::all);
            if (rows.size() == 0 || prepared) {
                show(rows);
            } else if (!preparing) {
                prepare(rows);
            }
        });
        heard.set(heard.get() + 1);
    }

    private void show(Rows rows) {
        lines.signs(
                bookmarks::contains,
                id -> !onlyHits && found.flatMap(hits -> hits.placeOf(id)).isPresent());
        lines.show(rows, others);
        others = others && progress.filter(how -> !how.whole()).isPresent();
        histogram.count(rows, marks);
        sought = sought.filter(wanted -> !wanted.reached(lines));
    }

    /** The first rows are laid out beside the window's thread once: all that this needs has to be loaded. */
    private void prepare(Rows rows) {
        preparing = true;
        Runnable ready = () -> {
            prepared = true;
            heard();
        };
        LogLines.Copied copied = lines.copied(rows);
        context.background()
                .run(
                        () -> IntStream.range(Math.max(0, rows.size() - PREPARED), rows.size())
                                .mapToObj(copied::line)
                                .toList(),
                        _ -> ready.run(),
                        _ -> ready.run());
    }

    /** Looks for what a query says; what is wrong with it is told, and what was looked for stays. */
    public void find(String text) {
        if (text.equals(query.get())) {
            return;
        }
        query.set(text);
        switch (Query.read(text)) {
            case Query.Reading.Wrong(String sentence) -> wrong.set(sentence);
            case Query.Reading.Good(Query good) -> {
                wrong.set("");
                asked = text.isBlank() ? Optional.empty() : Optional.of(good);
                lines.seek(good);
                look();
            }
        }
    }

    /** Shows hits alone, or all rows with the hits marked; the row of the selection stays where it is. */
    public void showOnlyHits(boolean wanted) {
        if (wanted != onlyHits) {
            onlyHits = wanted;
            others = true;
            int cursor = lines.cursor();
            double offset = cursor < 0 ? 0 : lines.listing().offset(cursor);
            heard();
            int place = lines.cursor();
            if (place >= 0 && Double.isFinite(offset)) {
                lines.listing().place(place, offset);
                moved.set(moved.get() + 1);
            }
        }
    }

    /** That of the times that are shown. */
    ZoneId zone() {
        return zone;
    }

    /** Whether only hits are shown where a query is asked. */
    public boolean onlyHits() {
        return onlyHits;
    }

    /** The opening of logs. */
    public Activity opening() {
        return opening;
    }

    /** The names of environments to choose from, in order. */
    public ObservableList<String> environments() {
        return environments;
    }

    /** The one whose logs are shown. */
    public Optional<String> environment() {
        return environment.get();
    }

    /** What of the logs is shown, the query aside. */
    ObjectProperty<Narrowed> narrowedProperty() {
        return narrowed;
    }

    /** What is looked for. */
    public ReadOnlyStringProperty queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** What is wrong with that; empty where nothing is. */
    public ReadOnlyStringProperty wrongProperty() {
        return wrong.getReadOnlyProperty();
    }

    /** Changes whenever something came. */
    public ReadOnlyIntegerProperty heardProperty() {
        return heard.getReadOnlyProperty();
    }

    /** Changes whenever the list shows something else. */
    public ReadOnlyIntegerProperty movedProperty() {
        return moved.getReadOnlyProperty();
    }

    /** Whether logs are read, or were. */
    public boolean isOpen() {
        return open.isPresent();
    }

    /** The logs of the environment. */
    public List<LogName> names() {
        return names;
    }

    /** How the reading of each log stands. */
    public Map<LogName, Standing> standing() {
        return open.map(now -> now.timeline().standing()).orElse(Map.of());
    }

    /** How far what is looked for has come; empty where nothing is. */
    public Optional<Search.Progress> progress() {
        return progress;
    }

    /** What a query had found when rows were shown last; empty where none is asked. */
    Optional<Rows> hits() {
        return found;
    }

    LogLines lines() {
        return lines;
    }

    HistogramModel histogram() {
        return histogram;
    }

    Bookmarks bookmarks() {
        return bookmarks;
    }
}
