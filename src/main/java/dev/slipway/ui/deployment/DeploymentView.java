package dev.slipway.ui.deployment;

import dev.slipway.app.ErrorsInLogs;
import dev.slipway.app.Logs;
import dev.slipway.app.words.Said;
import dev.slipway.app.words.WaysBack;
import dev.slipway.app.words.Words;
import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Verdict;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.errors.ErrorsModel;
import dev.slipway.ui.errors.ErrorsPane;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.LogLine;
import dev.slipway.ui.widget.LogPane;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.words.Mark;
import dev.slipway.ui.words.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** One deployment, live or from the trail: what it does, host by host, and its output. */
public final class DeploymentView implements Screen {
    private static final String ALL_HOSTS = "All hosts";
    private static final int ROWS_SHOWN = 6;
    private static final double ROW_HEIGHT = 34;

    private final ScreenContext context;
    private final DeploymentModel model;
    private final ReadOnlyStringWrapper title;
    private final StringProperty whyNotCancel = new SimpleStringProperty("");
    private final StringProperty whyNotRollBack = new SimpleStringProperty("");
    private final Action cancel;
    private final Action rollBack;
    private final Action again;
    private final ComboBox<String> hosts = new ComboBox<>();
    private final ListChangeListener<LogLine> onLines = this::linesChanged;
    private final AfterwardsPane afterwards;
    private final ErrorsPane errors;
    private final Node node;
    private Optional<Plan> described = Optional.empty();
    private Subscription showing = Subscription.EMPTY;

    @FXML
    private Label name;

    @FXML
    private StatePill verdict;

    @FXML
    private Label elapsed;

    @FXML
    private HBox buttons;

    @FXML
    private Label sentence;

    @FXML
    private ProgressBar progress;

    @FXML
    private VBox banner;

    @FXML
    private Label why;

    @FXML
    private ScrollPane gridScroll;

    @FXML
    private PhaseGrid grid;

    @FXML
    private Card outputCard;

    @FXML
    private LogPane log;

    @FXML
    private VBox side;

    /** Needs the JavaFX toolkit. */
    public DeploymentView(ScreenContext context, String id) {
        this(context, id, context.workspace().logs());
    }

    /** @param logs what its hosts log */
    public DeploymentView(ScreenContext context, String id, Logs logs) {
        this.context = context;
        this.model = new DeploymentModel(context, id);
        this.title = new ReadOnlyStringWrapper("Deployment");
        this.cancel = Action.of("deployment.cancel", "Cancel this deployment", Feather.X_CIRCLE, model::cancel)
                .unless(whyNotCancel);
        this.rollBack = Action.of("deployment.rollback", "Roll back now", Feather.ROTATE_CCW, model::rollBack)
                .unless(whyNotRollBack);
        this.again = Action.of("deployment.again", "Make the plan again", Feather.REFRESH_CW, model::planAgain);
        this.afterwards = new AfterwardsPane(new AfterwardsModel(context, id), context.now());
        this.errors = new ErrorsPane(
                new ErrorsModel(context, id, new ErrorsInLogs(logs, context.workspace())), ZoneId.systemDefault());
        this.node = new ActivityPane(Fxml.load(this, "deployment.fxml"), model.reading(), model::read);
    }

    @FXML
    void initialize() {
        ActionButton back = new ActionButton(rollBack);
        back.button().getStyleClass().add("danger");
        buttons.getChildren().addAll(new ActionButton(cancel, "Cancel"), new ActionButton(again), back);
        why.setGraphic(new FontIcon(Feather.ALERT_CIRCLE));
        hosts.setAccessibleText("Whose output is shown");
        hosts.getItems().setAll(ALL_HOSTS);
        hosts.getSelectionModel().selectFirst();
        hosts.valueProperty()
                .subscribe(chosen -> log.showOnly(Optional.ofNullable(chosen).filter(host -> !host.equals(ALL_HOSTS))));
        outputCard.getTools().add(hosts);
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(cancel, rollBack);
    }

    @Override
    public void attach() {
        model.lines().addListener(onLines);
        showing = Subscription.combine(
                () -> model.lines().removeListener(onLines),
                model.stateProperty().subscribe(state -> state.ifPresent(this::show)),
                model.liveProperty().subscribe(_ -> showActions()),
                context.stops().asked().subscribe(this::showAgain),
                context.now().subscribe(this::tick));
        afterwards.attach();
        errors.attach();
        model.attach();
    }

    @Override
    public void detach() {
        showing.unsubscribe();
        afterwards.detach();
        errors.detach();
        model.detach();
    }

    private void show(DeploymentState state) {
        Plan plan = state.started().plan();
        if (!described.equals(Optional.of(plan))) {
            described = Optional.of(plan);
            describe(state);
        }
        Mark mark = Mark.of(state);
        Standing standing = Standing.of(state);
        verdict.show(mark.state(), mark.word());
        sentence.setText(
                model.asked()
                        ? "Asked to stop; it stops at its next safe point. " + standing.sentence()
                        : standing.sentence());
        progress.setProgress(standing.fraction());
        boolean over = state.ended().isPresent();
        progress.setVisible(!over);
        progress.setManaged(!over);
        showActions();
        showButton(0, !over);
        showButton(1, model.canPlanAgain());
        showWhy(state);
        afterwards.show(state);
        errors.show(state);
        tick(context.now().getValue());
    }

    private void showAgain() {
        model.stateProperty().get().ifPresent(this::show);
    }

    private void showActions() {
        whyNotCancel.set(model.whyNotCancel());
        whyNotRollBack.set(model.whyNotRollBack());
    }

    private void showButton(int index, boolean shown) {
        Node button = buttons.getChildren().get(index);
        button.setVisible(shown);
        button.setManaged(shown);
    }

    private void showWhy(DeploymentState state) {
        Optional<String> reason = state.goingBack()
                .or(() -> state.ended()
                        .filter(end -> end.verdict() == Verdict.FAILED)
                        .map(Event.Ended::reason)
                        .filter(text -> !text.isBlank()));
        banner.setVisible(reason.isPresent());
        banner.setManaged(reason.isPresent());
        why.setText(reason.map(text -> whatHappened(state) + ": " + text).orElse(""));
        boolean told = reason.filter(sentence.getText()::equals).isPresent();
        sentence.setVisible(!told);
        sentence.setManaged(!told);
    }

    private static String whatHappened(DeploymentState state) {
        if (state.goingBack().isEmpty()) {
            return "It failed";
        }
        return state.ended().isPresent() ? "It went back" : "It is going back";
    }

    private void tick(Instant now) {
        model.stateProperty().get().ifPresent(state -> {
            elapsed.setText(Words.took(Standing.elapsed(state, now)));
            grid.show(PhaseTable.of(state, now));
        });
    }

    private void describe(DeploymentState state) {
        Plan plan = state.started().plan();
        title.set(Said.title(state.started()));
        name.setText(title.get());
        List<String> names =
                plan.hosts().stream().map(host -> host.host().name()).toList();
        log.expect(names);
        hosts.getItems().setAll(ALL_HOSTS);
        hosts.getItems().addAll(names);
        hosts.getSelectionModel().selectFirst();
        gridScroll.setMinHeight((Math.min(ROWS_SHOWN, plan.hosts().size()) + 1) * ROW_HEIGHT + 4);
        gridScroll.setPrefHeight(gridScroll.getMinHeight());
        WaysBack ways = WaysBack.of(plan);
        VBox when = new VBox(8);
        ways.when().forEach(text -> when.getChildren().add(Labels.wrapping(text, "text-muted")));
        side.getChildren().setAll(afterwards, errors, new Card(ways.title(), when), new Card("About", facts(state)));
    }

    private static Facts facts(DeploymentState state) {
        Plan plan = state.started().plan();
        Facts facts = new Facts();
        facts.add("By", state.started().by());
        facts.add("Began", Ago.exact(state.started().at(), ZoneId.systemDefault()));
        if (!state.started().message().isBlank()) {
            facts.add("Why", state.started().message());
        }
        Said.overridden(state.started()).ifPresent(said -> facts.add("Gates", Labels.wrapping(said, "overridden")));
        facts.add("Was live", before(plan));
        facts.add(
                "Hosts",
                Words.number(plan.hosts().size()) + " in "
                        + Words.count(plan.batches().size(), "batch"));
        facts.add("Plan", Labels.of(plan.digest().abbreviated(), "mono"));
        return facts;
    }

    private static String before(Plan plan) {
        List<String> names = plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .map(ComponentPlan::before)
                .map(live -> live.map(l -> l.release().name()).orElse("nothing"))
                .distinct()
                .toList();
        return String.join(", ", names);
    }

    private void linesChanged(ListChangeListener.Change<? extends LogLine> change) {
        while (change.next()) {
            if (change.wasReplaced()) {
                log.clear();
            }
            if (change.wasAdded()) {
                log.append(List.copyOf(change.getAddedSubList()));
            }
        }
    }
}
