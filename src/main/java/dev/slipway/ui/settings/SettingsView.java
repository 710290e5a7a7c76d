package dev.slipway.ui.settings;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.ProjectInfo;
import dev.slipway.project.Environment;
import dev.slipway.project.yaml.Problem;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.theme.Appearance;
import dev.slipway.ui.widget.ActivityPane;
import dev.slipway.ui.widget.Choice;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The settings screen. */
public final class SettingsView implements Screen {
    private final SettingsModel model;
    private final DataDirectory data;
    private final Node node;
    private final Choice<Appearance> choice;
    private Subscription listening = Subscription.EMPTY;

    @FXML
    private VBox page;

    @FXML
    private HBox head;

    @FXML
    private ScrollPane body;

    @FXML
    private HBox appearances;

    @FXML
    private VBox fetching;

    @FXML
    private Facts project;

    @FXML
    private HBox standing;

    @FXML
    private VBox problems;

    @FXML
    private Facts installation;

    /**
     * @param fetch fetches while the project is open
     * @param appearance how the window looks; set when the person chooses
     * @param data where the project's journal is
     * @param installed versions and places, by what they are called
     */
    public SettingsView(
            ScreenContext context,
            FetchModel fetch,
            ObjectProperty<Appearance> appearance,
            DataDirectory data,
            Map<String, String> installed) {
        this.data = data;
        model = new SettingsModel(context.workspace(), context.background(), appearance, installed);
        choice = new Choice<>(List.of(Appearance.values()), Appearance::title, appearance.get());
        node = Fxml.load(this, "settings.fxml");
        page.getChildren().setAll(head, ActivityPane.below(body, model.reading(), model::read));
        head.getChildren().add(new SettingsTabs(context.navigator(), new Place.Settings()));
        appearances.getChildren().add(choice);
        fetching.getChildren().setAll(new FetchingChoice(context.memory(), fetch));
        model.installation().forEach((name, value) -> installation.add(name, Labels.wrapping(value, "mono")));
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Settings");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void attach() {
        listening = model.appearanceProperty()
                .subscribe(choice.valueProperty()::set)
                .and(choice.valueProperty()
                        .subscribe((_, chosen) -> model.appearanceProperty().set(chosen)))
                .and(model.projectProperty().subscribe(info -> info.ifPresent(this::show)));
        model.read();
    }

    @Override
    public void detach() {
        listening.unsubscribe();
        model.reading().stop();
    }

    private void show(ProjectInfo info) {
        project.clear();
        project.add("Name", info.configuration().project());
        project.add("Directory", Labels.wrapping(info.path().toString(), "mono"));
        project.add("Journal", Labels.wrapping(data.journalOf(info.path()).toString(), "mono"));
        project.add(
                "Environments",
                info.configuration().environments().stream()
                        .map(Environment::name)
                        .collect(Collectors.joining(", ")));
        StatePill pill = info.uncommitted().isPresent()
                ? new StatePill(State.WAITING, "differs")
                : new StatePill(State.GOOD, "as committed");
        standing.getChildren().setAll(pill, Labels.wrapping(SettingsModel.standing(info), "text-muted"));
        problems.getChildren()
                .setAll(Stream.concat(
                                info.notYet().stream().map(problem -> line(problem, "")),
                                info.uncommittedFaults().stream().map(problem -> line(problem, "not committed: ")))
                        .toList());
        if (problems.getChildren().isEmpty()) {
            problems.getChildren()
                    .add(Labels.wrapping("This version does all that slipway.yaml and the policy ask for."));
        }
    }

    private static Node line(Problem problem, String which) {
        return new VBox(
                4,
                Labels.wrapping(which + problem.file() + ":" + problem.line() + "  " + problem.path(), "mono"),
                Labels.wrapping(problem.message(), "text-muted"));
    }
}
