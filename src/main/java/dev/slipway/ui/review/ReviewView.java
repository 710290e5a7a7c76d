package dev.slipway.ui.review;

import dev.slipway.app.AskedPromotion;
import dev.slipway.app.Comparison;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.OutlookText;
import dev.slipway.app.words.PassportText;
import dev.slipway.app.words.PlanText;
import dev.slipway.app.words.Words;
import dev.slipway.app.words.WorkText;
import dev.slipway.promotion.Gate;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.approvals.ApprovalList;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.ActivityLines;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.work.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** What an act would change, and its confirmation. */
public final class ReviewView implements Screen {
    private final ReviewModel model;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final Action run;
    private final Action again;
    private final PlanPanel panel;
    private final ReviewTabs tabs;
    private final PassportPane passport;
    private final ConfirmButtons buttons;
    private final ObservableValue<List<AskedPromotion>> promotions;
    private final ObservableValue<Instant> now;
    private final Node node;
    private Subscription showing = Subscription.EMPTY;

    @FXML
    private Label change;

    @FXML
    private Label route;

    @FXML
    private HBox counts;

    @FXML
    private HBox choice;

    @FXML
    private ComboBox<String> release;

    @FXML
    private Button makePlan;

    @FXML
    private ActivityLines chosen;

    @FXML
    private ActivityLines planned;

    @FXML
    private VBox warnings;

    @FXML
    private VBox detail;

    @FXML
    private ScrollPane side;

    @FXML
    private Card passportCard;

    @FXML
    private Label messageLabel;

    @FXML
    private TextField message;

    @FXML
    private StartTimePane startTime;

    @FXML
    private VBox typing;

    @FXML
    private Label typedLabel;

    @FXML
    private TextField typed;

    @FXML
    private ActivityLines started;

    @FXML
    private ActivityLines signed;

    @FXML
    private VBox act;

    @FXML
    private Card approvalsCard;

    @FXML
    private ApprovalList approvals;

    @FXML
    private EarlierNotes earlierNotes;

    @FXML
    private Label promise;

    @FXML
    private GateList gates;

    @FXML
    private Facts facts;

    @FXML
    private Card waysCard;

    @FXML
    private VBox ways;

    @FXML
    private MeterPane meter;

    /** Needs the JavaFX toolkit. */
    public ReviewView(ScreenContext context, Act what) {
        this(context, what, new ReadOnlyObjectWrapper<>(List.of()));
    }

    /** @param promotions those that are open: what others say of the one that is looked at is shown as it comes */
    public ReviewView(ScreenContext context, Act what, ObservableValue<List<AskedPromotion>> promotions) {
        this.promotions = promotions;
        this.model = new ReviewModel(context, what);
        this.run = Action.of("review.run", ReviewModel.verb(what, Optional.empty()), Feather.CHECK, model::run)
                .unless(model.whyNotProperty());
        this.again = Action.of("review.again", "Make the plan again", Feather.REFRESH_CW, model::plan)
                .withKey("F5");
        this.tabs = new ReviewTabs(context);
        this.passport = new PassportPane(context);
        this.node = Fxml.load(this, "review.fxml");
        this.panel = new PlanPanel(facts, waysCard, ways, tabs.plan());
        this.buttons = new ConfirmButtons(model, context.navigator(), run, act);
        this.now = context.now();
    }

    @FXML
    void initialize() {
        messageLabel.setLabelFor(message);
        typedLabel.setLabelFor(typed);
        message.textProperty().bindBidirectional(model.messageProperty());
        typed.textProperty().bindBidirectional(model.typedProperty());
        startTime.bind(model.answering().time());
        release.setItems(model.releases());
        release.setOnAction(_ -> chooseRelease());
        makePlan.setOnAction(_ -> chooseRelease());
        chosen.wantedProperty().bind(model.choosingTold());
        planned.show(new ActivityLine(model.planning(), model::plan));
        started.show(new ActivityLine(model.starting(), model::plan));
        signed.show(new ActivityLine(model.answering().signing(), model::plan));
        chosen.show(new ActivityLine(model.choosing(), model::readReleases));
        detail.getChildren().add(tabs);
        passportCard.getChildren().add(passport);
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
        return List.of(run, again);
    }

    @Override
    public void attach() {
        showing = Subscription.combine(
                model.actProperty().subscribe(_ -> showAct()),
                model.reviewProperty().subscribe(this::show),
                model.planning().runningProperty().subscribe(_ -> showLead()),
                model.starting().faultProperty().subscribe(this::showPromise),
                model.answering().time().textProperty().subscribe(_ -> showButtonsAgain()),
                promotions.subscribe(model::heard));
        model.attach();
    }

    @Override
    public void detach() {
        showing.unsubscribe();
        tabs.stop();
        passport.stop();
        model.detach();
    }

    private void chooseRelease() {
        model.choose(
                Optional.ofNullable(release.getEditor().getText()).orElse("").strip());
    }

    private void showAct() {
        boolean chooses = switch (model.actProperty().get()) {
            case Act.Deploy _, Act.RollBack _ -> true;
            case Act.Promote _, Act.Answer _ -> false;
        };
        release.getEditor().setText(model.chosen().orElse(""));
        choice.setVisible(chooses);
        choice.setManaged(chooses);
    }

    private void show(Optional<Review> review) {
        Act what = model.actProperty().get();
        String verb = ReviewModel.verb(what, review);
        title.set(verb);
        detail.setVisible(review.isPresent());
        side.setVisible(review.isPresent());
        side.setManaged(review.isPresent());
        showButtons(verb, review);
        warnings.getChildren().clear();
        counts.getChildren().clear();
        change.setText(verb);
        showLead();
        review.ifPresent(this::showReview);
        warnings.setManaged(!warnings.getChildren().isEmpty());
    }

    private void showLead() {
        route.setText(model.reviewProperty().get().map(PlanPanel::route).orElseGet(model::withoutPlan));
    }

    private void showReview(Review review) {
        String live = review.comparison().live().map(l -> l.name() + " \u2192 ").orElse("");
        change.setText(live + review.plan().release().name());
        release.getEditor().setText(review.plan().release().name());
        Comparison comparison = review.comparison();
        int coming = comparison.comingCount();
        int goes = comparison.goingAwayCount();
        int changed = comparison.files().size();
        int set = review.coming().settings().count();
        tabs.show(review);
        passport.show(review);
        WorkText.takesBack(
                        comparison,
                        review.coming().takenBack(),
                        review.plan().target().environment())
                .ifPresent(sentence -> warnings.getChildren().add(PlanPanel.warning(sentence)));
        PassportText.files(review.coming().passport()).stream()
                .filter(line -> line.tone() == PassportText.Tone.BAD)
                .map(line -> PlanPanel.warning(line.about() + ": " + line.text()))
                .forEach(warnings.getChildren()::add);
        review.held().ifPresent(held -> warnings.getChildren().add(PlanPanel.warning(held)));
        review.gates().stream()
                .filter(gate -> !gate.passed())
                .map(ReviewView::closed)
                .forEach(warnings.getChildren()::add);
        OutlookText.crossing(review.outlook()).map(PlanPanel::caution).ifPresent(warnings.getChildren()::add);
        PlanText.liveAlready(review.plan())
                .ifPresent(sentence -> warnings.getChildren().add(PlanPanel.warning(sentence)));
        PlanText.changed(review.plan())
                .forEach(sentence -> warnings.getChildren().add(PlanPanel.warning(sentence)));
        comparison
                .unknown()
                .ifPresent(
                        why -> warnings.getChildren().add(PlanPanel.warning("What comes and goes is unknown: " + why)));
        PlanPanel.ofMigrations(review.coming().migrations()).forEach(warnings.getChildren()::add);
        if (coming > 0 || goes == 0) {
            counts.getChildren().add(count(coming, Words.noun(coming, "commit")));
        }
        if (goes > 0) {
            Node taken = count(goes, "taken back");
            taken.getStyleClass().add("taken-back");
            counts.getChildren().add(taken);
        }
        counts.getChildren().add(count(changed, Words.noun(changed, "file")));
        if (review.coming().migrations().told()) {
            int runs = review.coming().migrations().brought().size();
            counts.getChildren().add(count(runs, Words.noun(runs, "migration")));
        }
        counts.getChildren().add(count(set, Words.noun(set, "setting")));
        panel.show(review);
        meter.show(review);
        gates.show(review.gates());
        earlierNotes.show(review.coming().notes(), now.getValue());
        review.asked().ifPresent(asked -> approvals.show(asked, now.getValue()));
    }

    private static Label closed(Gate gate) {
        String sentence = gate.state().sentence();
        return gate.state() instanceof Gate.Waiting ? PlanPanel.caution(sentence) : PlanPanel.warning(sentence);
    }

    private void showButtonsAgain() {
        Optional<Review> review = model.reviewProperty().get();
        showButtons(ReviewModel.verb(model.actProperty().get(), review), review);
    }

    private void showButtons(String verb, Optional<Review> review) {
        buttons.show(verb, review);
        startTime.show(review);
        boolean asked = review.flatMap(Review::asked).isPresent();
        approvalsCard.setVisible(asked);
        approvalsCard.setManaged(asked);
        boolean answers = review.map(Answering::possible)
                .filter(possible -> !possible.isEmpty())
                .isPresent();
        messageLabel.setText(answers ? "Comment (signed; others read it)" : "Why (kept in the trail)");
        showPromise(model.starting().faultProperty().get());
        Optional<String> name = review.filter(ConfirmButtons::starts).flatMap(r -> ReviewModel.toBeTyped(r.plan()));
        typing.setVisible(name.isPresent());
        typing.setManaged(name.isPresent());
        typedLabel.setText(name.map(n -> "Type " + n + " to "
                        + review.map(ConfirmButtons::typedFor).orElse("confirm"))
                .orElse(""));
    }

    private void showPromise(Optional<Fault> refused) {
        boolean answers = model.reviewProperty().get().filter(Answering::waits).isPresent();
        String exactly = answers
                ? "Exactly this plan is approved. If a commit, a host, a setting, what is live or the policy changes first,"
                        + " the approval does not count any more. Approvals bind Slipway: who can log in to the hosts"
                        + " could go around them, unless those have a guard."
                : "Exactly this plan runs. If a commit, a host or a setting changes first, nothing is switched"
                        + " and a new plan is to be confirmed.";
        promise.setText(
                refused.isPresent()
                        ? "Nothing was changed, and the plan was made anew: look at it before you confirm it."
                        : exactly);
    }

    private static Node count(int number, String what) {
        VBox box = new VBox(Labels.of(Words.number(number), "strong"), Labels.of(what, "text-muted"));
        box.getStyleClass().add("review-count");
        return box;
    }
}
