package dev.slipway.ui.review;

import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.Words;
import dev.slipway.git.Commit;
import dev.slipway.git.FileChange;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.Act;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Cells;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.BusyOverlay;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.ErrorPanel;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.words.Mark;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** What an act would change, and its confirmation. */
public final class ReviewView implements Screen {
    private final ReviewModel model;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper();
    private final Action run;
    private final PlanPanel panel;
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
    private VBox warnings;

    @FXML
    private VBox detail;

    @FXML
    private ScrollPane side;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab changesTab;

    @FXML
    private Tab filesTab;

    @FXML
    private Tab backTab;

    @FXML
    private TableView<Commit> changes;

    @FXML
    private TableColumn<Commit, Commit> commitId;

    @FXML
    private TableColumn<Commit, Commit> commitType;

    @FXML
    private TableColumn<Commit, Commit> commitSubject;

    @FXML
    private TableColumn<Commit, Commit> commitAuthor;

    @FXML
    private TableView<FileChange> files;

    @FXML
    private TableColumn<FileChange, FileChange> fileKind;

    @FXML
    private TableColumn<FileChange, FileChange> filePath;

    @FXML
    private TableColumn<FileChange, FileChange> fileLines;

    @FXML
    private TableView<Commit> back;

    @FXML
    private TableColumn<Commit, Commit> backId;

    @FXML
    private TableColumn<Commit, Commit> backType;

    @FXML
    private TableColumn<Commit, Commit> backSubject;

    @FXML
    private TableColumn<Commit, Commit> backAuthor;

    @FXML
    private VBox plan;

    @FXML
    private Label messageLabel;

    @FXML
    private TextField message;

    @FXML
    private VBox typing;

    @FXML
    private Label typedLabel;

    @FXML
    private TextField typed;

    @FXML
    private VBox fault;

    @FXML
    private VBox act;

    @FXML
    private Label promise;

    @FXML
    private dev.slipway.ui.widget.Facts facts;

    @FXML
    private dev.slipway.ui.widget.Card waysCard;

    @FXML
    private VBox ways;

    /** Needs the JavaFX toolkit. */
    public ReviewView(ScreenContext context, Act what) {
        this.model = new ReviewModel(context, what);
        this.run = Action.of("review.run", ReviewModel.verb(what, Optional.empty()), Feather.CHECK, model::run)
                .unless(model.whyNotProperty());
        Node content = Fxml.load(this, "review.fxml");
        this.panel = new PlanPanel(facts, waysCard, ways, plan);
        this.node = new StackPane(content, new BusyOverlay(model.planning(), model::plan));
    }

    @FXML
    void initialize() {
        commits(changes, commitId, commitType, commitSubject, commitAuthor);
        commits(back, backId, backType, backSubject, backAuthor);
        changes.setPlaceholder(
                new EmptyState(Feather.GIT_COMMIT, "No commit comes", "The release has no commit that is not live."));
        Cells.pill(fileKind, ReviewView::mark);
        Cells.text(filePath, file -> file.oldPath().map(old -> old + " \u2192 ").orElse("") + file.path(), "mono");
        Cells.text(fileLines, file -> file.binary() ? "binary" : "+" + file.added() + " \u2212" + file.removed());
        messageLabel.setLabelFor(message);
        typedLabel.setLabelFor(typed);
        message.textProperty().bindBidirectional(model.messageProperty());
        typed.textProperty().bindBidirectional(model.typedProperty());
        release.setItems(model.releases());
        release.setOnAction(_ -> chooseRelease());
        makePlan.setOnAction(_ -> chooseRelease());
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
        return List.of(run);
    }

    @Override
    public void attach() {
        showing = Subscription.combine(
                model.actProperty().subscribe(_ -> showAct()),
                model.reviewProperty().subscribe(this::show),
                model.planning().faultProperty().subscribe(no -> no.ifPresent(this::showRefusal)),
                model.starting().faultProperty().subscribe(_ -> showFault()));
        model.attach();
    }

    @Override
    public void detach() {
        showing.unsubscribe();
        model.detach();
    }

    private static void commits(
            TableView<Commit> table,
            TableColumn<Commit, Commit> id,
            TableColumn<Commit, Commit> type,
            TableColumn<Commit, Commit> subject,
            TableColumn<Commit, Commit> author) {
        Cells.text(id, commit -> commit.revision().abbreviated(), "mono");
        Cells.pill(type, commit -> CommitType.of(commit).mark());
        Cells.text(subject, commit -> CommitType.of(commit).what());
        Cells.text(author, commit -> commit.author().name(), "text-muted");
        table.setAccessibleText("Commits, newest first");
    }

    private static Mark mark(FileChange file) {
        return new Mark(State.NEUTRAL, Words.word(file.kind()));
    }

    private void chooseRelease() {
        model.choose(
                Optional.ofNullable(release.getEditor().getText()).orElse("").strip());
    }

    private void showAct() {
        boolean chooses = !(model.actProperty().get() instanceof Act.Promote);
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
        if (review.isEmpty()) {
            change.setText(verb);
            route.setText(
                    "Choose what to deploy; the plan then shows what would change. Nothing changes before you confirm.");
        }
        review.ifPresent(this::showReview);
        warnings.setManaged(!warnings.getChildren().isEmpty());
    }

    private void showReview(Review review) {
        String live = review.comparison().live().map(l -> l.name() + " \u2192 ").orElse("");
        change.setText(live + review.plan().release().name());
        route.setText(PlanPanel.route(review.plan()));
        release.getEditor().setText(review.plan().release().name());
        int coming = review.comparison().coming().size();
        int goes = review.comparison().goingAway().size();
        int changed = review.comparison().files().size();
        changes.getItems().setAll(review.comparison().coming());
        files.getItems().setAll(review.comparison().files());
        back.getItems().setAll(review.comparison().goingAway());
        changesTab.setText("Changes  " + Words.number(coming));
        filesTab.setText("Files  " + Words.number(changed));
        backTab.setText("Taken back  " + Words.number(goes));
        tabs.getTabs().remove(backTab);
        if (goes > 0) {
            tabs.getTabs().add(backTab);
            warnings.getChildren()
                    .add(PlanPanel.warning(
                            "This takes back " + Words.count(goes, "commit") + " that " + (goes == 1 ? "is" : "are")
                                    + " live on " + review.plan().target().environment() + " now."));
        }
        review.comparison()
                .unknown()
                .ifPresent(
                        why -> warnings.getChildren().add(PlanPanel.warning("What comes and goes is unknown: " + why)));
        counts.getChildren().addAll(count(coming, "commit"), count(changed, "file"));
        panel.show(review);
    }

    private void showButtons(String verb, Optional<Review> review) {
        ActionButton go = new ActionButton(run, verb);
        go.button().setGraphic(null);
        go.button().setWrapText(true);
        go.button().getStyleClass().add(review.filter(ReviewModel::takesBack).isPresent() ? "danger" : "accent");
        Button leave = new Button("Leave without doing anything");
        leave.setMaxWidth(Double.MAX_VALUE);
        leave.setOnAction(_ -> model.leave());
        act.getChildren().setAll(go, leave);
        Optional<String> name = review.flatMap(r -> ReviewModel.toBeTyped(r.plan()));
        typing.setVisible(name.isPresent());
        typing.setManaged(name.isPresent());
        typedLabel.setText(name.map(n -> "Type " + n + " to confirm").orElse(""));
        promise.setText(
                "Exactly this plan runs. If a commit, a host or a setting changes first, it is refused and shown anew.");
    }

    private void showRefusal(Fault no) {
        warnings.getChildren().setAll(new ErrorPanel(no, model::plan));
        warnings.setManaged(true);
    }

    private void showFault() {
        fault.getChildren().clear();
        model.starting()
                .faultProperty()
                .get()
                .map(no -> new ErrorPanel(no, model::plan))
                .ifPresent(fault.getChildren()::add);
        fault.setManaged(!fault.getChildren().isEmpty());
    }

    private static Node count(int number, String noun) {
        Label value = new Label(Words.number(number));
        value.getStyleClass().add("strong");
        Label name = new Label(Words.noun(number, noun));
        name.getStyleClass().add("text-muted");
        VBox box = new VBox(value, name);
        box.getStyleClass().add("review-count");
        return box;
    }
}
