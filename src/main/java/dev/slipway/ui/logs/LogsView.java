package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Rows.Span;
import dev.slipway.logs.WrittenForm;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.CopyButton;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What all hosts of an environment write, in one list: followed, filtered, searched, read and taken out. */
public final class LogsView implements Screen {
    private final ScreenContext context;
    private final LogsModel model;
    private final LogsJumps jumps;
    private final LogsTaking taking;
    private final ObservableValue<String> title = new ReadOnlyStringWrapper("Logs");
    private final ToggleButton follow = new ToggleButton("Follow", new FontIcon(Feather.CHEVRONS_DOWN));
    private final ToggleButton wrap = new ToggleButton("Wrap", new FontIcon(Feather.CORNER_DOWN_LEFT));
    private final StandingStrip strip = new StandingStrip();
    private final LogsActions actions;
    private final LogList list;
    private final QueryBar query;
    private final HistogramPane bars;
    private final HistogramLegend legend;
    private final LogsFilters filtering;
    private final Node node;
    private String nothing = "";
    private Subscription showing = Subscription.EMPTY;

    @FXML
    private HBox bar;

    @FXML
    private FlowPane filters;

    @FXML
    private ComboBox<String> environment;

    @FXML
    private HBox buttons;

    @FXML
    private VBox queries;

    @FXML
    private VBox histogram;

    @FXML
    private StackPane card;

    @FXML
    private StackPane instead;

    @FXML
    private Button below;

    @FXML
    private VBox standing;

    /** Needs the JavaFX toolkit. */
    public LogsView(ScreenContext context, LogsModel model) {
        this.context = context;
        this.model = model;
        jumps = new LogsJumps(model, context.notices());
        taking = new LogsTaking(context, model.lines(), CopyButton::copy);
        query = new QueryBar(model, jumps, context.memory(), context.sheets());
        list = new LogList(model.lines(), new Acts());
        bars = new HistogramPane(model.zone(), new Times());
        legend = new HistogramLegend(model.zone());
        actions = new LogsActions(model, jumps, new Acts(), this::chooseFile);
        node = new ActivityPane(Fxml.load(this, "logs.fxml"), model.opening(), model::open);
        filtering = new LogsFilters(model, filters);
        fillFilters();
    }

    @FXML
    void initialize() {
        environment.setItems(model.environments());
        environment.valueProperty().subscribe(name -> Optional.ofNullable(name).ifPresent(model::show));
        queries.getChildren().addAll(query, new ActivityLine(taking.taking(), () -> {}));
        histogram.getChildren().addAll(bars, legend);
        card.getChildren().addFirst(list);
        list.focusedProperty().subscribe(focused -> {
            card.getStyleClass().remove("list-focused");
            if (focused) {
                card.getStyleClass().add("list-focused");
            }
        });
        below.setGraphic(new FontIcon(Feather.ARROW_DOWN));
        below.setOnAction(_ -> model.lines().follow(true));
        standing.getChildren().add(strip);
    }

    private void fillFilters() {
        // A box asks for as many lines as filters have at this width, not at the one that it gives them.
        filters.prefWrapLengthProperty()
                .bind(bar.widthProperty().subtract(buttons.widthProperty()).subtract(bar.spacingProperty()));
        follow.setOnAction(_ -> model.lines().follow(follow.isSelected()));
        wrap.setOnAction(_ -> model.lines().wrap(wrap.isSelected()));
        buttons.getChildren().addAll(wrap, follow, new ActionButton(actions.export(), "Export"));
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
        return actions.all();
    }

    @Override
    public void attach() {
        showing = Subscription.combine(
                model.heardProperty().subscribe(_ -> heard()),
                model.movedProperty().subscribe(_ -> moved()),
                model.histogram().shownProperty().subscribe(shown -> {
                    bars.show(shown);
                    legend.show(shown);
                    place(histogram, shown.isPresent());
                }),
                context.now().subscribe(now -> strip.show(model.standing(), now)));
        model.attach();
    }

    @Override
    public void detach() {
        showing.unsubscribe();
        model.detach();
        taking.taking().stop();
    }

    private void heard() {
        model.environment().filter(name -> !name.equals(environment.getValue())).ifPresent(environment::setValue);
        filtering.refresh();
        query.heard();
        strip.show(model.standing(), context.now().getValue());
        boolean known = model.environment().isPresent()
                && !model.opening().runningProperty().get();
        boolean none = known && !model.isOpen() && model.names().isEmpty();
        show(none);
        moved();
    }

    /** What stands in place of rows is made anew only where it is something else. */
    private void show(boolean noLogs) {
        Instant now = context.now().getValue();
        Optional<StandingWords> refused = StandingStrip.onlyRefusals(model.standing(), now);
        boolean empty = model.lines().rows().size() == 0;
        boolean narrowed = model.narrowedProperty().get().restricts() || !query.isEmpty();
        if (noLogs) {
            String name = model.environment().orElse("");
            instead("none " + name, () -> NothingShown.noLogs(name));
        } else if (!empty || !model.isOpen()) {
            instead("", Region::new);
        } else if (refused.isPresent()) {
            instead("refused", () -> NothingShown.refused(refused.get()));
        } else if (narrowed) {
            instead("narrowed", NothingShown::nothingFits);
        } else {
            instead("yet", NothingShown::nothingYet);
        }
        instead.setVisible(!nothing.isEmpty());
        List.of(queries, buttons).forEach(part -> place(part, !noLogs));
    }

    private static void place(Node part, boolean wanted) {
        part.setVisible(wanted);
        part.setManaged(wanted);
    }

    private void instead(String what, Supplier<Node> made) {
        if (!what.equals(nothing)) {
            nothing = what;
            instead.getChildren().setAll(made.get());
        }
    }

    private void moved() {
        LogLines lines = model.lines();
        int count = lines.listing().below();
        below.setVisible(!lines.listing().following() && lines.rows().size() > 0);
        below.setText(count == 0 ? "To the end" : Words.number(count) + " new below");
        follow.setSelected(lines.listing().following());
        wrap.setSelected(lines.wrapped());
        bars.showSeen(seen(lines));
        query.refresh();
        list.refresh();
    }

    private static Optional<Span> seen(LogLines lines) {
        Rows rows = lines.rows();
        if (rows.size() == 0) {
            return Optional.empty();
        }
        Row first = rows.row(lines.listing().top());
        Row last = rows.row(lines.listing().at(Double.MAX_VALUE));
        return first.time().flatMap(from -> last.time().map(until -> new Span(from, until)));
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(taking.several() ? "Export the selected records" : "Export all records that are listed");
        FileChooser.ExtensionFilter text = new FileChooser.ExtensionFilter("Text", "*.log", "*.txt");
        FileChooser.ExtensionFilter json = new FileChooser.ExtensionFilter("JSON Lines", "*.jsonl");
        chooser.getExtensionFilters().addAll(text, json);
        chooser.setInitialFileName(model.environment().orElse("slipway") + ".log");
        Optional.ofNullable(chooser.showSaveDialog(node.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(file -> taking.export(
                        file,
                        file.toString().endsWith(".jsonl") || json.equals(chooser.getSelectedExtensionFilter())
                                ? WrittenForm.JSON_LINES
                                : WrittenForm.TEXT));
    }

    /** What the histogram leads to. */
    private final class Times implements HistogramPane.Acts {
        @Override
        public void jump(Instant time) {
            jumps.toTime(time);
        }

        @Override
        public void zoom(Span span) {
            model.narrowedProperty().set(model.narrowedProperty().get().within(Optional.of(span)));
        }

        @Override
        public void whole() {
            model.narrowedProperty().set(model.narrowedProperty().get().within(Optional.empty()));
        }
    }

    /** What keys in the list lead to. */
    private final class Acts implements ListActs {
        @Override
        public void copy(boolean messagesOnly) {
            taking.copy(messagesOnly);
        }

        @Override
        public void bookmark() {
            jumps.bookmark();
        }

        @Override
        public void goToBookmark(boolean next) {
            jumps.toBookmark(next);
        }

        @Override
        public void goToError(boolean next) {
            jumps.toError(next);
        }

        @Override
        public void goToHit(boolean next) {
            jumps.toHit(next);
        }

        @Override
        public void context() {
            model.showOnlyHits(!model.onlyHits());
        }

        @Override
        public void clear() {
            if (model.lines().picked().isPresent()) {
                model.lines().pick(Optional.empty());
            } else if (!query.isEmpty()) {
                query.clear();
            } else {
                model.narrowedProperty().set(Narrowed.NOT);
            }
        }

        @Override
        public void find() {
            query.go();
        }
    }
}
