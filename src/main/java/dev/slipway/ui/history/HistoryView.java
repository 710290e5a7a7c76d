package dev.slipway.ui.history;

import dev.slipway.git.GraphView;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.branch.BranchSheets;
import dev.slipway.ui.diff.DiffModel;
import dev.slipway.ui.diff.DiffPane;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.project.ProjectActions;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.Typing;
import dev.slipway.ui.work.Fault;
import dev.slipway.ui.work.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The commit graph between the list of branches and tags and the chosen commit. */
public final class HistoryView implements Screen {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Where the window is narrower, the chosen commit takes the place of the list. */
    private static final double ROOMY = 980;

    private final ScreenContext context;
    private final HistoryModel model;
    private final CommitModel commit;
    private final DiffModel diff;
    private final FetchModel fetch;
    private final ComparisonModel comparison;
    private final HealthModel health;
    private final BranchSheets sheets;
    private final CommitMenu menu;
    private final ObservableValue<String> title = new ReadOnlyStringWrapper("History");
    private final ObservableList<Action> actions = FXCollections.observableArrayList();
    private final GraphPane graph;
    private final RefList refs;
    private final CommitPanel panel;
    private final FilterBar filters;
    private final Node node;
    private Subscription showing = Subscription.EMPTY;
    private Optional<Ticker> ticker = Optional.empty();

    @FXML
    private VBox bar;

    @FXML
    private HBox columns;

    @FXML
    private VBox left;

    @FXML
    private TextField findRef;

    @FXML
    private StackPane middle;

    @FXML
    private VBox right;

    /** Needs the JavaFX toolkit. */
    public HistoryView(ScreenContext context, FetchModel fetch) {
        this.context = context;
        this.model = new HistoryModel(context);
        this.commit = new CommitModel(context);
        this.diff = new DiffModel(context);
        this.fetch = fetch;
        this.comparison = new ComparisonModel(context);
        this.health = new HealthModel(context);
        this.sheets = new BranchSheets(context, model::acted);
        this.filters = new FilterBar(model, fetch);
        this.menu = new CommitMenu(model, new ProjectActions(context), sheets, filters::typeComparison);
        this.graph = new GraphPane(model, context.now());
        this.refs = new RefList(
                context.now(),
                this::go,
                branch -> model.show(new Scope.OneBranch(branch.branch().name())),
                new BranchMenu(model, sheets, context.memory()));
        this.panel = new CommitPanel(commit, context.now(), model::jump, diff::show, menu);
        this.node = new ActivityPane(Fxml.load(this, "history.fxml"), model.reading(), model::read);
    }

    @FXML
    void initialize() {
        EmptyState none = new EmptyState(Feather.SEARCH, "No commit fits", "Look for something else.");
        none.setVisible(false);
        DiffPane file = new DiffPane(diff, "Back to the commits");
        middle.getChildren().addAll(graph, none, file, new UndoLine(model, sheets));
        diff.fileProperty().subscribe(shown -> {
            file.setVisible(shown.isPresent());
            graph.setVisible(shown.isEmpty());
        });
        model.changesProperty().subscribe(() -> {
            graph.refresh();
            none.setVisible(model.search().shown().isPresent()
                    && model.size() == 0
                    && !model.search().looking().runningProperty().get());
        });
        model.graphProperty().subscribe(this::stay);
        left.getChildren().addAll(refs, new HealthLine(health, context.sheets()));
        VBox.setVgrow(refs, Priority.ALWAYS);
        addDetails();
        bar.getChildren().add(filters);
        Typing.then(findRef, this::showRefs);
        graph.setOnContextMenuRequested(this::openMenu);
        columns.widthProperty().subscribe(this::arrange);
        columns.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                goBack(event);
            }
        });
    }

    private void addDetails() {
        ComparisonPanel compared = new ComparisonPanel(comparison, model::show, diff::show);
        right.getChildren().addAll(panel, compared);
        VBox.setVgrow(panel, Priority.ALWAYS);
        VBox.setVgrow(compared, Priority.ALWAYS);
        panel.visibleProperty().bind(model.chosenProperty().map(Optional::isPresent));
        panel.managedProperty().bind(panel.visibleProperty());
        compared.visibleProperty().bind(panel.visibleProperty().not());
        compared.managedProperty().bind(compared.visibleProperty());
        commit.commitProperty().subscribe(menu::offer);
    }

    /** At the pointer, or in the middle where a key asked for it. */
    private void openMenu(ContextMenuEvent event) {
        model.chosenProperty()
                .get()
                .ifPresent(revision -> context.background()
                        .run(
                                () -> context.workspace()
                                        .history()
                                        .commits(List.of(revision))
                                        .getFirst(),
                                read -> menu.of(read).show(graph, event.getScreenX(), event.getScreenY()),
                                thrown -> context.notices().failed(Fault.of(thrown))));
    }

    /** Whoever has scrolled down goes on to see the same commits when others have come above them. */
    private void stay(Optional<GraphView> before, Optional<GraphView> now) {
        int top = graph.top();
        if (top > 0 && !before.equals(now)) {
            before.flatMap(view -> view.revisions(top, 1).stream().findFirst())
                    .flatMap(commit -> now.map(view -> view.rowOf(commit)))
                    .ifPresent(row -> row.ifPresent(graph::showAtTop));
        }
    }

    /** From a file to its commit, from that to all. */
    private void goBack(KeyEvent event) {
        if (diff.fileProperty().get().isPresent()) {
            event.consume();
            diff.close();
            graph.requestFocus();
        } else if (model.chosenProperty().get().isPresent()) {
            event.consume();
            model.chosenProperty().set(Optional.empty());
            graph.requestFocus();
        }
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
        return actions;
    }

    @Override
    public void attach() {
        showing = Subscription.combine(
                model.landmarksProperty().subscribe(this::showLandmarks),
                model.landmarksProperty().subscribe((_, _) -> health.look()),
                context.now().subscribe(health::lookInTime),
                model.standingsProperty().subscribe(this::showRefs),
                context.memory().keptProperty().subscribe(this::showRefs),
                model.scopeProperty().subscribe(this::showScope),
                model.chosenProperty().subscribe(this::showChosen),
                fetch.fetchesProperty().subscribe((_, _) -> model.look()),
                context.now().subscribe(graph::refresh));
        model.attach();
        Ticker looks = new Ticker(InstantSource.system(), LOOK, Platform::runLater);
        looks.nowProperty().addListener(_ -> model.look());
        ticker = Optional.of(looks);
        graph.requestFocus();
    }

    @Override
    public void detach() {
        ticker.ifPresent(Ticker::close);
        showing.unsubscribe();
        commit.stop();
        comparison.stop();
        health.stop();
        diff.close();
        model.detach();
    }

    private void showLandmarks() {
        offerScopes();
        commit.contained(model.chosenProperty().get(), model.landmarksProperty().get());
        actions.setAll(HistoryActions.of(model, sheets, filters::goToFind, filters::goToJump));
        actions.add(fetch.action());
        showRefs();
        showMarks();
    }

    private void offerScopes() {
        filters.show(
                Scope.choices(model.landmarksProperty().get()),
                model.scopeProperty().get());
    }

    private void showScope(Scope shown) {
        offerScopes();
        comparison.show(shown);
        diff.close();
        graph.restart();
        arrange();
    }

    private void showRefs() {
        refs.show(RefLines.of(
                model.landmarksProperty().get(),
                model.standingsProperty().get(),
                findRef.getText(),
                context.memory().keptProperty().get()));
    }

    private void go(RefLine line) {
        if (line instanceof RefLine.Heading heading) {
            context.memory().fold(heading.key());
        } else {
            line.revision().ifPresent(model::jump);
        }
    }

    private void showChosen() {
        diff.close();
        commit.show(model.chosenProperty().get(), model.landmarksProperty().get());
        showMarks();
        arrange();
        int row = model.chosen();
        if (row >= 0) {
            graph.reveal(row);
        }
        graph.refresh();
    }

    private void showMarks() {
        panel.marked(model.chosenProperty().get().map(model::badges).orElse(List.of()));
    }

    private void arrange() {
        boolean chosen = model.chosenProperty().get().isPresent()
                || comparison.comparedProperty().get().isPresent();
        show(right, chosen);
        show(left, !chosen || columns.getWidth() >= ROOMY);
    }

    private static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
