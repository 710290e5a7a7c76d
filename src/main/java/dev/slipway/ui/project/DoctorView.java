package dev.slipway.ui.project;

import dev.slipway.app.Finding;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.shell.Fxml;
import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.ActivityLine;
import dev.slipway.ui.widget.Card;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was found about the project and its hosts, each with what to do about it. */
public final class DoctorView implements Screen {
    private final DoctorModel model;
    private final Action again;
    private final Node node;

    @FXML
    private Card card;

    @FXML
    private Label summary;

    @FXML
    private VBox progress;

    @FXML
    private VBox findings;

    /** Needs the JavaFX toolkit. */
    public DoctorView(ScreenContext context) {
        model = new DoctorModel(context);
        again = Action.of("doctor.again", "Check again", Feather.REFRESH_CW, model::examine)
                .withKey("F5");
        node = Fxml.load(this, "doctor.fxml");
    }

    @FXML
    void initialize() {
        ActionButton button = new ActionButton(again);
        button.button().getStyleClass().add("small");
        card.getTools().add(button);
        progress.getChildren().add(new ActivityLine(model.examining(), model::examine));
        model.findings().addListener((ListChangeListener<Finding>) _ -> findings.getChildren()
                .setAll(model.findings().stream().map(FindingRow::new).toList()));
        summary.textProperty()
                .bind(Bindings.createStringBinding(() -> DoctorModel.summary(model.findings()), model.findings()));
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Doctor");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Action> actions() {
        return List.of(again);
    }

    @Override
    public void attach() {
        model.examine();
    }

    @Override
    public void detach() {
        model.examining().stop();
    }
}
