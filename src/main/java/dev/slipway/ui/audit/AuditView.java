package dev.slipway.ui.audit;

import dev.slipway.app.words.Summary;
import dev.slipway.app.words.Words;
import dev.slipway.journal.Entry;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Cells;
import dev.slipway.ui.table.Choices;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.ActivityLines;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.NoRows;
import dev.slipway.ui.widget.Typing;
import java.io.File;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** The trail as a table, with its filters, an entry's details, its check and its export. */
public final class AuditView implements Screen {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.systemDefault());
    private static final double ROOMY = 1500;

    private final AuditModel model;
    private final ObservableValue<String> title = new ReadOnlyStringWrapper("Audit");
    private final Action check;
    private final Action export;
    private final Node node;
    private Subscription showing = Subscription.EMPTY;

    @FXML
    private TextField text;

    @FXML
    private ComboBox<String> kind;

    @FXML
    private ComboBox<String> actor;

    @FXML
    private ComboBox<String> environment;

    @FXML
    private ComboBox<String> period;

    @FXML
    private HBox buttons;

    @FXML
    private VBox checked;

    @FXML
    private ActivityLines exported;

    @FXML
    private TableView<Entry> table;

    @FXML
    private TableColumn<Entry, Entry> sequence;

    @FXML
    private TableColumn<Entry, Entry> time;

    @FXML
    private TableColumn<Entry, Entry> who;

    @FXML
    private TableColumn<Entry, Entry> what;

    @FXML
    private TableColumn<Entry, Entry> subject;

    @FXML
    private TableColumn<Entry, Entry> summary;

    @FXML
    private Button more;

    @FXML
    private VBox details;

    /** Needs the JavaFX toolkit. */
    public AuditView(ScreenContext context) {
        this.model = new AuditModel(context);
        this.check = Action.of("audit.verify", "Verify the trail", Feather.SHIELD, model::check);
        this.export = Action.of("audit.export", "Export the trail", Feather.DOWNLOAD, this::chooseFile);
        this.node = new ActivityPane(Fxml.load(this, "audit.fxml"), model.reading(), model::read);
    }

    @FXML
    void initialize() {
        buttons.getChildren().addAll(new ActionButton(check, "Verify"), new ActionButton(export, "Export"));
        fillFilters();
        Cells.text(sequence, entry -> Words.number(entry.sequence()), "text-muted");
        Cells.text(time, entry -> TIME.format(entry.at()));
        Cells.text(who, entry -> entry.actor().user());
        Cells.text(what, Entry::kind);
        Cells.text(subject, Entry::subject, "identifier");
        Cells.text(summary, Summary::of, "text-muted");
        exported.show(new ActivityLine(model.exporting(), this::chooseFile));
        table.setItems(model.entries());
        table.placeholderProperty()
                .bind(NoRows.of(model.reading(), model::read, this::noEntry, model.filterProperty()));
        table.getSelectionModel().selectedItemProperty().subscribe(entry -> showDetails(Optional.ofNullable(entry)));
        more.visibleProperty().bind(model.moreProperty());
        more.managedProperty().bind(more.visibleProperty());
        more.setOnAction(_ -> model.readMore());
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
        return List.of(check, export);
    }

    @Override
    public void attach() {
        showing = model.checkingProperty().subscribe(this::showCheck);
        model.attach();
    }

    @Override
    public void detach() {
        showing.unsubscribe();
        model.detach();
    }

    private void fillFilters() {
        Typing.then(text, () -> change(filter -> filter.withText(text.getText())));
        Choices.of(kind, "Any kind", model.kinds(), chosen -> change(filter -> filter.withKind(chosen)));
        Choices.of(actor, "Anyone", model.actors(), chosen -> change(filter -> filter.withActor(chosen)));
        Choices.of(
                environment,
                "Any environment",
                model.environments(),
                chosen -> change(filter -> filter.withEnvironment(chosen)));
        List<Filter.Period> periods = Arrays.asList(Filter.Period.values());
        period.setItems(FXCollections.observableList(
                periods.stream().map(Filter.Period::title).toList()));
        period.getSelectionModel().selectFirst();
        period.getSelectionModel()
                .selectedIndexProperty()
                .subscribe(index -> change(filter -> filter.withPeriod(periods.get(index.intValue()))));
    }

    private void change(Function<Filter, Filter> how) {
        model.filterProperty().set(how.apply(model.filterProperty().get()));
    }

    private void showCheck(Checking checking) {
        checked.getChildren().clear();
        CheckPanel.of(checking, model).ifPresent(checked.getChildren()::add);
        checked.setManaged(!checked.getChildren().isEmpty());
    }

    /** Where room is short the details tell what these columns would. */
    private void showDetails(Optional<Entry> entry) {
        boolean tight = entry.isPresent() && table.getScene().getWidth() < ROOMY;
        who.setVisible(!tight);
        what.setVisible(!tight);
        subject.setVisible(!tight);
        details.setVisible(entry.isPresent());
        details.setManaged(entry.isPresent());
        details.getChildren().clear();
        entry.map(chosen -> EntryPanel.of(chosen, model)).ifPresent(details.getChildren()::add);
    }

    private Node noEntry() {
        return model.filterProperty().get().restricts()
                ? new EmptyState(Feather.FILTER, "No entry fits", "Choose other filters.")
                : new EmptyState(
                        Feather.BOOK_OPEN, "The trail is empty", "Every deployment and every tag will stand here.");
    }

    private void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export the trail");
        chooser.setInitialFileName("trail.jsonl");
        Optional.ofNullable(chooser.showSaveDialog(node.getScene().getWindow()))
                .map(File::toPath)
                .ifPresent(model::export);
    }
}
