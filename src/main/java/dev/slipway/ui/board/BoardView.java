package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.Interrupted;
import dev.slipway.project.Tier;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.project.Holding;
import dev.slipway.ui.project.ProjectActions;
import dev.slipway.ui.project.PromotionsModel;
import dev.slipway.ui.project.Rehearsing;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Opening;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.ActivityLines;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.ErrorPanel;
import dev.slipway.ui.work.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The board: a card an environment, what would flow between them, and what happened last. */
public final class BoardView implements Screen {
    private static final double ROW = 36;
    private static final int SOME = 4;
    private static final double EMPTY = 140;

    private final ScreenContext context;
    private final BoardModel model;
    private final ProjectActions acts;
    private final FetchModel fetch;
    private final PromotionsModel promotions;
    private final BoardActions actions;
    private final ObservableValue<String> title = new ReadOnlyStringWrapper("Board");
    private final Node node;
    private final Map<String, EnvironmentView> cards = new LinkedHashMap<>();
    private final List<Lanes.Flowing> flows = new ArrayList<>();
    private List<String> layout = List.of();
    private List<Interrupted> bannered = List.of();
    private Subscription showing = Subscription.EMPTY;

    @FXML
    private VBox banners;

    @FXML
    private ActivityLines fetching;

    @FXML
    private Lanes lanes;

    @FXML
    private dev.slipway.ui.widget.Card latestCard;

    @FXML
    private ListView<Latest> latest;

    /** Needs the JavaFX toolkit. */
    public BoardView(ScreenContext context, FetchModel fetch, PromotionsModel promotions) {
        this.context = context;
        this.promotions = promotions;
        this.model = new BoardModel(context);
        this.acts = new ProjectActions(context);
        this.fetch = fetch;
        this.actions = new BoardActions(model, fetch, acts, new Holding(context), new Rehearsing(context));
        Node page = Fxml.load(this, "board.fxml");
        page.visibleProperty().bind(model.pictureProperty().map(Optional::isPresent));
        this.node = new ActivityPane(new StackPane(page, unread()), model.reading(), model::read);
    }

    private Node unread() {
        EmptyState unread = new EmptyState(
                Feather.PAUSE_CIRCLE,
                "The board was not read",
                "Reading it was stopped.",
                Action.of("board.read", "Read the board", Feather.REFRESH_CW, model::read));
        unread.visibleProperty().bind(model.unreadProperty());
        return unread;
    }

    @FXML
    void initialize() {
        Button all = new Button("All deployments");
        all.getStyleClass().add("small");
        all.setOnAction(_ -> context.navigator().go(new Place.Deployments()));
        latestCard
                .getTools()
                .addAll(
                        all,
                        tool(actions.fetch(), "Fetch"),
                        tool(acts.tag(), "Tag"),
                        tool(acts.doctor(), "Doctor"),
                        tool(actions.askHosts(), "Ask hosts"));
        fetching.show(new ActivityLine(fetch.fetching(), fetch::fetch));
        latest.setCellFactory(_ -> new LatestCell(context.now()));
        latest.setFixedCellSize(ROW);
        latest.prefHeightProperty()
                .bind(Bindings.size(latest.getItems())
                        .map(rows -> rows.intValue() == 0 ? EMPTY : rows.intValue() * ROW));
        // Where there is no room for all of them they scroll, and only where there is none for some the page does.
        latest.minHeightProperty()
                .bind(latest.prefHeightProperty().map(height -> Math.min(height.doubleValue(), SOME * ROW)));
        latest.setPlaceholder(
                new EmptyState(Feather.CLOCK, "Nothing happened yet", "Deployments and rollbacks show here."));
        Opening.of(latest, line -> model.open(line.deployment().started().deployment()));
    }

    private static ActionButton tool(Action action, String word) {
        ActionButton tool = new ActionButton(action, word);
        tool.button().setGraphic(null);
        tool.button().getStyleClass().add("small");
        tool.setMinWidth(Region.USE_PREF_SIZE);
        return tool;
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
                model.pictureProperty().subscribe(picture -> picture.ifPresent(this::show)),
                model.ending().faultProperty().subscribe(_ -> showBanners()),
                model.ending().runningProperty().subscribe(_ -> showBanners()),
                fetch.fetchesProperty().subscribe((_, _) -> readAgain()),
                promotions.openProperty().subscribe((_, _) -> showBanners()),
                context.now().subscribe(this::tick));
        model.attach();
        promotions.read();
    }

    private void readAgain() {
        model.read();
        promotions.read();
    }

    @Override
    public void detach() {
        showing.unsubscribe();
        model.detach();
    }

    private void show(BoardModel.Picture picture) {
        actions.show(picture);
        List<String> wanted = picture.cards().stream()
                .map(card -> card.column().environment())
                .toList();
        if (!wanted.equals(layout)) {
            layout = wanted;
            build(picture);
        }
        picture.cards().forEach(card -> views(card).show(card));
        for (int i = 0; i < Math.min(flows.size(), picture.flows().size()); i++) {
            Board.Flow flow = picture.flows().get(i);
            boolean started = picture.live(flow.from());
            boolean arrived = picture.live(flow.to());
            flows.get(i).between().show(flow, started, arrived);
            flows.get(i).inside().show(flow, started, arrived);
        }
        if (!latest.getItems().equals(picture.latest())) {
            latest.getItems().setAll(picture.latest());
        }
        boolean begins = banners.getChildren().stream().anyMatch(FirstSteps.class::isInstance);
        if (!bannered.equals(picture.interrupted()) || begins != untouched(picture)) {
            showBanners();
        }
    }

    private EnvironmentView views(Card card) {
        return cards.computeIfAbsent(
                card.column().environment(),
                name -> new EnvironmentView(
                        card.column(),
                        actions,
                        context.now(),
                        model::open,
                        insideOf(card.column()),
                        new LeftLease(actions.freeLease(name), model.ending())));
    }

    private void build(BoardModel.Picture picture) {
        cards.clear();
        flows.clear();
        picture.flows().forEach(flow -> flows.add(flowing(flow, tier(picture, flow.to()))));
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < picture.cards().size(); i++) {
            if (i > 0 && i <= flows.size()) {
                nodes.add(flows.get(i - 1).between());
                nodes.add(flows.get(i - 1).chevron());
            }
            nodes.add(views(picture.cards().get(i)));
        }
        lanes.fill(nodes, picture.cards().size(), flows);
        placeLatest(picture.cards().size() == 1);
    }

    private void placeLatest(boolean beside) {
        VBox page = (VBox) lanes.getParent();
        page.getChildren().remove(latestCard);
        lanes.setSpacing(beside ? 16 : 0);
        if (beside) {
            lanes.getChildren().add(latestCard);
            HBox.setHgrow(latestCard, Priority.ALWAYS);
        } else {
            page.getChildren().add(latestCard);
        }
        lanes.setFillHeight(!beside);
    }

    private Lanes.Flowing flowing(Board.Flow flow, Tier to) {
        Action promote = actions.promote(flow);
        return new Lanes.Flowing(FlowView.between(promote, to), FlowView.inside(promote, to), FlowView.chevron(flow));
    }

    private Optional<FlowView> insideOf(Board.Column column) {
        int index = layout.indexOf(column.environment()) - 1;
        return index >= 0 && index < flows.size() ? Optional.of(flows.get(index).inside()) : Optional.empty();
    }

    private static Tier tier(BoardModel.Picture picture, String environment) {
        return picture.cards().stream()
                .map(Card::column)
                .filter(column -> column.environment().equals(environment))
                .map(Board.Column::tier)
                .findFirst()
                .orElse(Tier.DEVELOPMENT);
    }

    private void tick(Instant now) {
        model.pictureProperty()
                .get()
                .ifPresent(picture ->
                        picture.cards().forEach(card -> views(card).showAsked(card.asked(), now)));
    }

    private void showBanners() {
        Optional<BoardModel.Picture> picture = model.pictureProperty().get();
        bannered = picture.map(BoardModel.Picture::interrupted).orElse(List.of());
        banners.getChildren().clear();
        model.ending().faultProperty().get().map(this::refusal).ifPresent(banners.getChildren()::add);
        PromotionsModel.toldOf(promotions.openProperty().get())
                .forEach(asked -> banners.getChildren()
                        .add(new PromotionBanner(
                                asked, promotions, context.now().getValue())));
        bannered.forEach(found -> banners.getChildren().add(new InterruptedBanner(found, model)));
        picture.filter(BoardView::untouched).map(this::firstSteps).ifPresent(banners.getChildren()::add);
        banners.setManaged(!banners.getChildren().isEmpty());
    }

    private Node refusal(Fault fault) {
        return new ErrorPanel(fault, model::readAgain);
    }

    private Node firstSteps(BoardModel.Picture picture) {
        String first = picture.cards().getFirst().column().environment();
        return new FirstSteps(actions.deploy(first), first);
    }

    private static boolean untouched(BoardModel.Picture picture) {
        return !picture.cards().isEmpty()
                && picture.cards().stream()
                        .allMatch(card -> card.column().live().isEmpty()
                                && card.column().running().isEmpty());
    }
}
