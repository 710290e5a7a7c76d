package dev.slipway.ui.settings;

import dev.slipway.app.HostLine;
import dev.slipway.ssh.KnownLine;
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
import dev.slipway.ui.widget.NoRows;
import dev.slipway.ui.work.Fault;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.SetChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Every host as a table, and one of them in full. */
public final class HostsView implements Screen {
    private static final String ALL = "All environments";

    /** From these widths of the table on there is room for the login, for the key too, and for all columns. */
    private static final double LOGIN = 600;

    private static final double KEY = 780;
    private static final double ALL_COLUMNS = 1000;

    private final HostsModel model;
    private final ScreenContext context;
    private final Action test;
    private final Action again;
    private final Node node;
    private Subscription showing = Subscription.EMPTY;
    private Optional<Shown> shown = Optional.empty();

    /** What the details are made of. */
    private record Shown(HostLine host, Optional<List<KnownLine>> known, Optional<Fault> fault, boolean underTest) {}

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
    private TableView<HostLine> table;

    @FXML
    private TableColumn<HostLine, HostLine> name;

    @FXML
    private TableColumn<HostLine, HostLine> where;

    @FXML
    private TableColumn<HostLine, HostLine> state;

    @FXML
    private TableColumn<HostLine, HostLine> latency;

    @FXML
    private TableColumn<HostLine, HostLine> login;

    @FXML
    private TableColumn<HostLine, HostLine> key;

    @FXML
    private TableColumn<HostLine, HostLine> server;

    @FXML
    private VBox details;

    /** Needs the JavaFX toolkit. */
    public HostsView(ScreenContext context) {
        this.context = context;
        this.model = new HostsModel(context);
        this.test = Action.of("hosts.test", "Test all hosts that are shown", Feather.ZAP, model::testShown)
                .unless(model.whyNoTestProperty());
        this.again = Action.of("hosts.again", "Look the hosts up again", Feather.REFRESH_CW, model::read)
                .withKey("F5");
        this.node = Fxml.load(this, "hosts.fxml");
    }

    @FXML
    void initialize() {
        page.getChildren().setAll(head, ActivityPane.below(body, model.reading(), model::read));
        head.getChildren().addFirst(new SettingsTabs(context.navigator(), new Place.Hosts()));
        tools.getChildren().add(new ActionButton(test, "Test all"));
        progress.show(
                new ActivityLine(model.testing(), model::testAgain),
                new ActivityLine(model.removing(), model::removeAgain),
                new ActivityLine(model.looking(), model::look),
                new ActivityLine(model.reconnecting(), model::look));
        Choices.of(environment, ALL, model.environments(), model.environmentProperty()::set);
        fillColumns();
        table.placeholderProperty().bind(NoRows.of(model.reading(), model::read, HostsView::noHost));
        Rows.show(table, model.shown(), model.selectedProperty(), HostLine::id);
        Opening.of(table, model::test);
        model.underTest().addListener((SetChangeListener<Object>) _ -> {
            table.refresh();
            showDetails();
        });
        table.widthProperty().subscribe(width -> showColumns(width.doubleValue()));
    }

    private void fillColumns() {
        Cells.text(name, HostLine::name, "medium");
        Cells.text(where, HostWords::where);
        Cells.pill(state, host -> HostWords.mark(host, model.underTest().contains(host.id())));
        Cells.text(latency, HostWords::latency);
        Cells.text(login, HostWords::login);
        Cells.text(key, HostWords::key, "mono", "identifier");
        Cells.text(server, HostWords::server, "text-muted");
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Hosts and keys");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(test, again);
    }

    @Override
    public void attach() {
        showing = Subscription.combine(
                model.selectedProperty().subscribe(_ -> showDetails()),
                model.knownProperty().subscribe(_ -> showDetails()),
                model.knowing().faultProperty().subscribe(_ -> showDetails()));
        model.attach();
    }

    @Override
    public void detach() {
        showing.unsubscribe();
        model.detach();
    }

    /** Made anew only when something of it changed, and then the focus stays where it was in it. */
    private void showDetails() {
        Optional<Shown> next = model.selectedProperty()
                .get()
                .map(host -> new Shown(
                        HostWords.steady(host),
                        model.knownProperty().get(),
                        model.knowing().faultProperty().get(),
                        model.underTest().contains(host.id())));
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        Optional<String> focused =
                buttons().filter(Node::isFocused).map(Node::getAccessibleText).findFirst();
        details.setVisible(next.isPresent());
        details.setManaged(next.isPresent());
        details.getChildren()
                .setAll(next.map(now -> HostPanel.of(now.host(), model, this::closeDetails)).stream()
                        .toList());
        focused.flatMap(name -> buttons()
                        .filter(button -> name.equals(button.getAccessibleText()))
                        .findFirst())
                .ifPresent(Node::requestFocus);
    }

    private void closeDetails() {
        model.selectedProperty().set(Optional.empty());
        table.requestFocus();
    }

    private Stream<Node> buttons() {
        return details.lookupAll(".button").stream();
    }

    /** Where room is short the details tell what these columns would. */
    private void showColumns(double width) {
        login.setVisible(width >= LOGIN);
        key.setVisible(width >= KEY);
        server.setVisible(width >= ALL_COLUMNS);
    }

    private static Node noHost() {
        return new EmptyState(
                Feather.SERVER,
                "The project has no host",
                "Name hosts of an environment in slipway.yaml and commit it.");
    }
}
