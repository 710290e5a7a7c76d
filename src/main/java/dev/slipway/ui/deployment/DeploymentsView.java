package dev.slipway.ui.deployment;

import dev.slipway.app.words.Words;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.table.Cells;
import dev.slipway.ui.table.Choices;
import dev.slipway.ui.table.Opening;
import dev.slipway.ui.table.Rows;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.NoRows;
import dev.slipway.ui.words.Standing;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The deployments of the project as a table; Enter opens one. */
public final class DeploymentsView implements Screen {
    private final ScreenContext context;
    private final DeploymentsModel model;
    private final ObservableValue<String> title = new ReadOnlyStringWrapper("Deployments");
    private final Node node;

    @FXML
    private ComboBox<String> environment;

    @FXML
    private ComboBox<DeploymentsModel.VerdictFilter> verdicts;

    @FXML
    private Label count;

    @FXML
    private Button more;

    @FXML
    private TableView<DeploymentState> table;

    @FXML
    private TableColumn<DeploymentState, DeploymentState> verdict;

    @FXML
    private TableColumn<DeploymentState, DeploymentState> release;

    @FXML
    private TableColumn<DeploymentState, DeploymentState> target;

    @FXML
    private TableColumn<DeploymentState, DeploymentState> mode;

    @FXML
    private TableColumn<DeploymentState, DeploymentState> hosts;

    @FXML
    private TableColumn<DeploymentState, DeploymentState> by;

    @FXML
    private TableColumn<DeploymentState, DeploymentState> took;

    @FXML
    private TableColumn<DeploymentState, DeploymentState> began;

    /** Needs the JavaFX toolkit. */
    public DeploymentsView(ScreenContext context) {
        this.context = context;
        this.model = new DeploymentsModel(context);
        this.node = new ActivityPane(Fxml.load(this, "deployments.fxml"), model.reading(), model::read);
    }

    @FXML
    void initialize() {
        Choices.of(environment, "All environments", model.environments(), model.environmentProperty()::set);
        verdicts.getItems().setAll(DeploymentsModel.VerdictFilter.values());
        verdicts.setConverter(new VerdictWords());
        verdicts.valueProperty().bindBidirectional(model.verdictProperty());
        Cells.pill(verdict, model::mark);
        Cells.text(release, d -> d.started().plan().release().name(), "strong");
        Cells.text(target, d -> d.started().plan().target().environment());
        Cells.text(
                mode,
                d -> Words.word(d.started().plan().mode())
                        + (d.started().overridden().isPresent() ? ", gates overridden" : ""));
        Cells.text(hosts, d -> Words.number(d.hosts().size()));
        Cells.text(by, d -> d.started().by());
        Cells.text(took, this::took);
        Cells.time(began, d -> d.started().at(), context.now());
        model.interruptedProperty().subscribe(_ -> table.refresh());
        table.placeholderProperty().bind(NoRows.of(model.reading(), model::read, this::noDeployment, model.shown()));
        Opening.of(table, model::open);
        Rows.show(
                table,
                model.shown(),
                new SimpleObjectProperty<>(Optional.empty()),
                deployment -> deployment.started().deployment());
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Words.count(model.shown().size(), "deployment"), model.shown()));
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
    public void attach() {
        model.attach();
    }

    @Override
    public void detach() {
        model.detach();
    }

    private String took(DeploymentState deployment) {
        return model.isInterrupted(deployment)
                ? ""
                : Words.took(Standing.elapsed(deployment, context.now().getValue()));
    }

    private Node noDeployment() {
        return model.none()
                ? new EmptyState(Feather.SEND, "Nothing was deployed yet", "Deploy a release from the board.")
                : new EmptyState(Feather.FILTER, "No deployment fits", "Choose another environment or verdict.");
    }

    private static final class VerdictWords extends StringConverter<DeploymentsModel.VerdictFilter> {
        @Override
        public String toString(DeploymentsModel.VerdictFilter value) {
            return value.title();
        }

        @Override
        public DeploymentsModel.VerdictFilter fromString(String text) {
            throw new UnsupportedOperationException("The box is not edited");
        }
    }
}
