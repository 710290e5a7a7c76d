package dev.slipway.ui.gallery;

import dev.slipway.ui.action.Action;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.Card;
import dev.slipway.ui.widget.Choice;
import dev.slipway.ui.widget.CopyButton;
import dev.slipway.ui.widget.EmptyState;
import dev.slipway.ui.widget.ErrorPanel;
import dev.slipway.ui.widget.Facts;
import dev.slipway.ui.widget.KeyHint;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.widget.Timestamp;
import dev.slipway.ui.work.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The small widgets in all their states, on one page. What is larger has a page of its own, see {@link Specimens} and {@link Moving}. */
public final class Gallery extends HBox {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final ObservableValue<Instant> now = new SimpleObjectProperty<>(NOON);

    public Gallery() {
        super(16);
        getStyleClass().addAll("screen", "screen-holder");
        VBox left = new VBox(16, type(), pills(), buttons(), inputs());
        VBox right = new VBox(16, facts(), emptiness(), new ErrorPanel(fault(), () -> {}));
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setMinWidth(0);
        left.setPrefWidth(1);
        right.setMinWidth(0);
        right.setPrefWidth(1);
        getChildren().addAll(left, right);
    }

    private static Card type() {
        return new Card(
                "Type",
                Labels.of("v1.9.0-dev.14", "display"),
                Labels.of("v1.8.0 to production", "heading"),
                Labels.of("Checkout keeps the cart when a payment fails"),
                Labels.of("6 days ago by ben", "text-muted"),
                Labels.of("current -> releases/0042-v1.8.0-7c1d9e2  0O 1lI", "mono"));
    }

    private static Card pills() {
        Map<State, String> words = Map.of(
                State.GOOD, "healthy",
                State.WAITING, "slow 1.2 s",
                State.FAILED, "rolled back",
                State.RUNNING, "batch 2 of 3",
                State.NEUTRAL, "not deployed");
        FlowPane row = new FlowPane(8, 8);
        for (State state : State.values()) {
            row.getChildren().add(new StatePill(state, words.getOrDefault(state, "")));
        }
        return new Card("States", row);
    }

    private static Card buttons() {
        Action possible = Action.of("possible", "Promote v1.8.0", Feather.ARROW_RIGHT, () -> {});
        Action impossible = possible.unless(new SimpleStringProperty("Staging runs nothing yet."));
        ActionButton main = new ActionButton(possible);
        main.button().getStyleClass().add("accent");
        ActionButton notYet = new ActionButton(impossible);
        notYet.button().getStyleClass().add("accent");
        Button danger = new Button("Roll back");
        danger.getStyleClass().add("danger");
        Button small = new Button("Details");
        small.getStyleClass().add("small");
        FlowPane row = new FlowPane(
                8,
                8,
                main,
                notYet,
                new ActionButton(possible, "Review"),
                new ActionButton(impossible),
                danger,
                small,
                new KeyHint("Ctrl K"));
        return new Card("Actions", row);
    }

    private static Card inputs() {
        TextField text = new TextField();
        text.setPromptText("Filter by text");
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().addAll("All environments", "staging", "production");
        choice.getSelectionModel().selectFirst();
        CheckBox check = new CheckBox("Only mine");
        check.setSelected(true);
        Choice<String> few = new Choice<>(List.of("System", "Light", "Dark"), name -> name, "Light");
        CopyButton copy = CopyButton.small("Copy the fingerprint", "SHA256:WfqS2CcxryOvYITwO2n7");
        HBox row = new HBox(8, text, choice, check);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox pressed = new HBox(8, few, copy);
        pressed.setAlignment(Pos.CENTER_LEFT);
        return new Card("Inputs", row, pressed, bar(0.62), bar(-1));
    }

    private Card facts() {
        Facts facts = new Facts();
        facts.add("Release", "v1.8.0");
        facts.add("Revision", Labels.of("7c1d9e2", "mono"));
        facts.add("Deployed", new Timestamp(NOON.minus(Duration.ofHours(2)), now));
        facts.add("By", "ana");
        Card card = new Card("Facts", facts);
        Button tool = new Button("Copy");
        tool.getStyleClass().add("small");
        card.getTools().add(tool);
        return card;
    }

    private static Card emptiness() {
        return new Card(
                "Empty",
                new EmptyState(
                        Feather.SEND,
                        "Nothing was deployed yet.",
                        "Make a tag and deploy it to the first environment.",
                        Action.of("deploy", "Deploy a release", Feather.SEND, () -> {})));
    }

    /** A fault as a host that cannot be reached gives it. */
    static Fault fault() {
        return new Fault(
                "web-2 refused the connection on port 22.",
                "Check that sshd runs there and that the address in slipway.yaml is right.",
                "java.net.ConnectException: Connection refused\n\tat java.base/sun.nio.ch.Net.pollConnect",
                true);
    }

    private static ProgressBar bar(double progress) {
        ProgressBar bar = new ProgressBar(progress);
        bar.setMaxWidth(Double.MAX_VALUE);
        return bar;
    }

    /** The pages of the gallery, by the name of their pictures. */
    public static Map<String, Parent> pages() {
        return Map.of(
                "widgets",
                new Gallery(),
                "log",
                Specimens.log(),
                "confirm",
                Specimens.confirm(),
                "host",
                Specimens.unknownHost(),
                "passphrase",
                Specimens.passphrase(),
                "login",
                Specimens.login(),
                "table",
                Specimens.table(),
                "running",
                Moving.page(),
                "palette",
                Moving.palette());
    }
}
