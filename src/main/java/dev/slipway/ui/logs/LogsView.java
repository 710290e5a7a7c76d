package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.Search.Progress;
import dev.slipway.logs.format.Level;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.logs.LogsModel.Chart;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.ActivityLines;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.Typing;
import java.io.File;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The logs of an environment: what all its hosts write, in one list, with filters, breaks, deployments and a chart of time. */
public final class LogsView implements Screen {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final List<Optional<Level>> LEVELS = List.of(
            Optional.empty(),
            Optional.of(Level.DEBUG),
            Optional.of(Level.INFO),
            Optional.of(Level.WARN),
            Optional.of(Level.ERROR));
    private static final String EXAMPLE = """
            logs:
              - { name: app, group: web, file: /srv/shop-api/shared/log/app.log }
              - { name: journal, group: web, unit: shop-api }""";

    private final LogsModel model;
    private final ZoneId zone = ZoneId.systemDefault();
    private final ObservableValue<String> title = new ReadOnlyStringWrapper("Logs");
    private final Action find = Action.of("logs.find", "Find in the logs", Feather.SEARCH, this::find)
            .withKey("Shortcut+F");
    private final Action export =
            Action.of("logs.export", "Export the logs that are shown", Feather.DOWNLOAD, this::chooseFile);
    private final Action nextError;
    private final LogPane records = new LogPane(zone, new NoneYet());
    private final ChartPane chart;
    private final Node node;

    @FXML
    private ComboBox<String> environment;

    @FXML
    private MenuButton hosts;

    @FXML
    private MenuButton names;

    @FXML
    private ComboBox<String> level;

    @FXML
    private ToggleButton follow;

    @FXML
    private HBox buttons;

    @FXML
    private TextField query;

    @FXML
    private Button span;

    @FXML
    private Label fault;

    @FXML
    private ActivityLines exported;

    @FXML
    private StackPane body;

    @FXML
    private VBox content;

    @FXML
    private VBox over;

    @FXML
    private Label first;

    @FXML
    private Label count;

    @FXML
    private Label last;

    @FXML
    private Label standing;

    @FXML
    private StackPane list;

    @FXML
    private Label nothing;

    @FXML
    private Button below;

    @FXML
    private VBox none;

    @FXML
    private Label example;

    /** Needs the JavaFX toolkit. */
    public LogsView(LogsModel model) {
        this.model = model;
        this.chart = new ChartPane(records::jump, this::zoom);
        this.nextError = Action.of(
                "logs.error",
                "Go to the next error in the logs",
                Feather.ALERT_CIRCLE,
                () -> records.stepToError(true));
        this.node = Fxml.load(this, "logs.fxml");
    }

    @FXML
    void initialize() {
        Node filled = ActivityPane.below(content, model.opening(), model::open);
        filled.visibleProperty().bind(model.noneProperty().not());
        body.getChildren().setAll(filled, none);
        buttons.getChildren().add(new ActionButton(export, "Export"));
        exported.show(new ActivityLine(model.exporting(), this::chooseFile));
        over.getChildren().addFirst(chart);
        list.getChildren().addFirst(records);
        none.getChildren()
                .addFirst(new EmptyState(
                        Feather.FILE_TEXT,
                        "No log is named for this environment",
                        "Say in slipway.yaml which logs its hosts have, and commit it:"));
        example.setText(EXAMPLE);
        none.visibleProperty().bind(model.noneProperty());
        fillChoices();
        fillQuery();
        showList();
    }

    private void fillChoices() {
        environment.setItems(model.environments());
        model.environmentProperty()
                .subscribe(name -> environment.getSelectionModel().select(name));
        environment.valueProperty().subscribe(name -> {
            if (name != null) {
                model.choose(name);
            }
        });
        NamesMenu.fill(hosts, model, NamesMenu.Side.HOSTS);
        NamesMenu.fill(names, model, NamesMenu.Side.LOGS);
        level.setItems(
                FXCollections.observableList(LEVELS.stream().map(LogsView::name).toList()));
        model.wantedProperty().subscribe(wanted -> level.setValue(name(wanted.least())));
        level.getSelectionModel().selectedIndexProperty().subscribe(index -> {
            if (index.intValue() >= 0) {
                change(wanted -> wanted.atLeast(LEVELS.get(index.intValue())));
            }
        });
    }

    private static String name(Optional<Level> least) {
        return least.map(one -> Words.capital(Words.word(one)) + " and above").orElse("All levels");
    }

    private void change(UnaryOperator<Wanted> how) {
        model.wantedProperty().set(how.apply(model.wantedProperty().get()));
    }

    private void fillQuery() {
        Typing.then(query, () -> model.query(query.getText()));
        query.setOnAction(_ -> model.query(query.getText()));
        query.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !query.getText().isEmpty()) {
                query.clear();
                model.query("");
                event.consume();
            }
        });
        fault.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.queryFaultProperty().get().isEmpty()
                                ? model.progressProperty().get().fault()
                                : model.queryFaultProperty().get(),
                        model.queryFaultProperty(),
                        model.progressProperty()));
        showWhere(fault, fault.textProperty().isNotEmpty());
        ObservableValue<Optional<Span>> time = model.wantedProperty().map(Wanted::span);
        span.textProperty().bind(time.map(one -> one.map(this::between).orElse("")));
        showWhere(span, Bindings.createBooleanBinding(() -> time.getValue().isPresent(), time));
        span.setGraphic(new FontIcon(Feather.X));
        span.setOnAction(_ -> change(wanted -> wanted.within(Optional.empty())));
    }

    private static void showWhere(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    private String between(Span time) {
        return time(time.from()) + " to " + time(time.until());
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    private void zoom(Span time) {
        change(wanted -> wanted.within(Optional.of(time)));
    }

    private void showList() {
        model.namesProperty().subscribe(records::expect);
        model.rowsProperty().subscribe(rows -> records.show(rows.orElseGet(NoneYet::new)));
        model.chartProperty().subscribe(this::showChart);
        count.textProperty().bind(model.progressProperty().map(this::counted));
        standing.textProperty().bind(model.standingProperty().map(all -> String.join("\n", all)));
        showWhere(standing, standing.textProperty().isNotEmpty());
        nothing.textProperty().bind(model.progressProperty().map(this::nothing));
        nothing.visibleProperty().bind(nothing.textProperty().isNotEmpty());
        nothing.setMouseTransparent(true);
        below.textProperty().bind(records.belowProperty().map(rows -> Words.number(rows.longValue()) + " new below"));
        below.visibleProperty().bind(records.belowProperty().greaterThan(0));
        below.setGraphic(new FontIcon(Feather.ARROW_DOWN));
        below.setOnAction(_ -> records.follow(true));
        records.followingProperty().subscribe(follow::setSelected);
        follow.setOnAction(_ -> records.follow(follow.isSelected()));
    }

    private void showChart(Optional<Chart> shown) {
        chart.show(shown);
        Optional<Span> times = shown.map(Chart::histogram)
                .filter(histogram -> histogram.until().isAfter(Instant.EPOCH))
                .map(histogram -> new Span(histogram.from(), histogram.until()));
        first.setText(times.map(one -> time(one.from())).orElse(""));
        last.setText(times.map(one -> time(one.until())).orElse(""));
    }

    private String counted(Progress progress) {
        String of = Words.count(progress.of(), "record");
        if (!progress.whole() && progress.fault().isEmpty() && progress.of() > 0) {
            long part = progress.looked() * 100 / progress.of();
            return Words.number(progress.found()) + " found, " + part + " % of " + of + " looked at";
        }
        return progress.found() == progress.of() ? of : Words.number(progress.found()) + " of " + of;
    }

    private String nothing(Progress progress) {
        if (progress.found() > 0
                || model.rowsProperty().get().filter(rows -> rows.size() > 0).isPresent()) {
            return "";
        }
        return progress.of() == 0
                ? "Nothing was written yet; what comes is shown at once."
                : "No record fits. Choose other hosts, levels or words.";
    }

    private void find() {
        query.requestFocus();
        query.selectAll();
    }

    /** The rows that are selected, where there are several, else all. */
    private void chooseFile() {
        LogLines lines = records.lines();
        Rows rows = lines.rows();
        RowsFile.Part part = lines.places()
                .filter(places -> places.first() < places.last())
                .map(places -> new RowsFile.Part(rows, places.first(), places.last() + 1))
                .orElseGet(() -> new RowsFile.Part(rows, 0, rows.size()));
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the logs that are shown");
        chooser.setInitialFileName(model.environmentProperty().get() + ".log");
        Optional.ofNullable(chooser.showSaveDialog(node.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(file -> model.export(file, part, lines.copies()));
    }

    @Override
    public ObservableValue<String> title() {
        return title;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(find, nextError, export);
    }

    @Override
    public void attach() {
        model.attach();
    }

    @Override
    public void detach() {
        model.detach();
    }
}
