package dev.slipway.ui.settings;

import dev.slipway.app.SecretVariable;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Cells;
import dev.slipway.ui.table.Choices;
import dev.slipway.ui.table.Opening;
import dev.slipway.ui.table.Rows;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.ActivityLines;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.ErrorPanel;
import dev.slipway.ui.widget.NoRows;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Every secret variable as a table: which have a value, where it comes from, and which have none. */
public final class SecretsView implements Screen {
    private static final String ALL = "All environments";

    private final SecretsModel model;
    private final ScreenContext context;
    private final Action set;
    private final Action remove;
    private final Action again;
    private final Node node;

    @FXML
    private VBox page;

    @FXML
    private HBox head;

    @FXML
    private VBox body;

    @FXML
    private ComboBox<String> environment;

    @FXML
    private HBox tools;

    @FXML
    private ActivityLines progress;

    @FXML
    private Label sources;

    @FXML
    private VBox fault;

    @FXML
    private TableView<SecretVariable> table;

    @FXML
    private VBox passphrases;

    @FXML
    private VBox tokens;

    @FXML
    private TableColumn<SecretVariable, SecretVariable> where;

    @FXML
    private TableColumn<SecretVariable, SecretVariable> name;

    @FXML
    private TableColumn<SecretVariable, SecretVariable> value;

    @FXML
    private TableColumn<SecretVariable, SecretVariable> from;

    @FXML
    private TableColumn<SecretVariable, SecretVariable> since;

    @FXML
    private TableColumn<SecretVariable, SecretVariable> declared;

    /** Needs the JavaFX toolkit. */
    public SecretsView(ScreenContext context) {
        this.context = context;
        this.model = new SecretsModel(context);
        this.set = Action.of("secrets.set", "Set the value of the chosen secret", Feather.LOCK, this::set)
                .unless(Bindings.createStringBinding(
                        model::whyNotSet,
                        model.selectedProperty(),
                        model.changing().runningProperty()));
        this.remove = Action.of(
                        "secrets.remove", "Remove the value of the chosen secret", Feather.TRASH_2, this::remove)
                .unless(Bindings.createStringBinding(
                        model::whyNotRemoved,
                        model.selectedProperty(),
                        model.changing().runningProperty()));
        this.again = Action.of("secrets.again", "Read again where values come from", Feather.REFRESH_CW, model::read)
                .withKey("F5");
        this.node = Fxml.load(this, "secrets.fxml");
    }

    @FXML
    void initialize() {
        page.getChildren().setAll(head, ActivityPane.below(body, model.reading(), model::read));
        head.getChildren().addFirst(new SettingsTabs(context.navigator(), new Place.Secrets()));
        ActionButton removing = new ActionButton(remove, "Remove");
        removing.button().getStyleClass().add("danger");
        tools.getChildren().addAll(new ActionButton(set, "Set a value"), removing);
        progress.show(new ActivityLine(model.changing(), model::again));
        Choices.of(environment, ALL, model.environments(), model::choose);
        sources.textProperty()
                .bind(Bindings.createStringBinding(this::sources, model.sourcesProperty(), model.shown()));
        sources.managedProperty().bind(sources.textProperty().isNotEmpty());
        fault.managedProperty().bind(Bindings.isNotEmpty(fault.getChildren()));
        model.faultProperty().subscribe(this::show);
        fillColumns();
        table.placeholderProperty().bind(NoRows.of(model.reading(), model::read, SecretsView::none));
        passphrases.disableProperty().bind(model.changing().runningProperty());
        passphrases.managedProperty().bind(passphrases.visibleProperty());
        passphrases.visibleProperty().bind(Bindings.isNotEmpty(model.passphrases()));
        model.passphrases()
                .subscribe(() ->
                        passphrases.getChildren().setAll(new PassphraseLines(model.passphrases(), model::forget)));
        tokens.disableProperty().bind(model.changing().runningProperty());
        tokens.managedProperty().bind(tokens.visibleProperty());
        tokens.visibleProperty().bind(Bindings.isNotEmpty(model.tokens()));
        model.tokens()
                .subscribe(() -> tokens.getChildren()
                        .setAll(new TokenLines(model.tokens(), model::giveToken, model::forgetToken)));
        Rows.show(table, model.shown(), model.selectedProperty(), SecretVariable::id);
        Opening.of(table, _ -> set.start());
    }

    private void fillColumns() {
        Cells.text(where, SecretVariable::environment);
        Cells.text(name, SecretVariable::name, "mono");
        Cells.pill(value, SecretWords::mark);
        Cells.text(from, SecretWords::from, "identifier");
        Cells.timeIfAny(since, secret -> secret.state().since(), context.now());
        Cells.text(declared, SecretWords::declared, "text-muted");
    }

    private String sources() {
        return model.sourcesProperty()
                .get()
                .filter(_ -> !model.shown().isEmpty())
                .map(SecretWords::sources)
                .orElse("");
    }

    private void show(Optional<Fault> now) {
        fault.getChildren()
                .setAll(now.map(one -> new ErrorPanel(one, model::read)).stream()
                        .toList());
    }

    private void set() {
        model.selectedProperty()
                .get()
                .ifPresent(line -> SecretSheet.open(line, context.sheets(), given -> model.set(line, given)));
    }

    private void remove() {
        model.selectedProperty().get().ifPresent(model::remove);
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Secrets");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(set, remove, again);
    }

    @Override
    public void attach() {
        model.attach();
    }

    @Override
    public void detach() {
        model.detach();
    }

    private static Node none() {
        return new EmptyState(
                Feather.LOCK,
                "The project declares no secret variable",
                "Declare one in slipway.yaml with secret: true, name keychain under secrets, and commit it.");
    }
}
