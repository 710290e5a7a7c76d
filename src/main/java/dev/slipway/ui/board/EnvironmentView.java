package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.EnvironmentStatus.LeaseInfo;
import dev.slipway.app.words.Said;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.project.Tier;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.widget.ActionButton;
import dev.slipway.ui.widget.Ago;
import dev.slipway.ui.widget.StatePill;
import dev.slipway.ui.widget.Timestamp;
import dev.slipway.ui.words.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The card of an environment. It is kept while the board changes, so that the focus stays where it is. */
final class EnvironmentView extends VBox {
    private static final int LONG_NAME = 15;

    private final ObservableValue<Instant> now;
    private final Consumer<String> open;
    private final StatePill health = new StatePill();
    private final Label release = new Label();
    private final HBox since = new HBox(4);
    private final VBox running = new VBox();
    private final Label what = new Label();
    private final Label does = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button watch = new Button("Watch");
    private final HostLines hosts = new HostLines();
    private final NoteLines notes = new NoteLines();
    private final LeftLease left;
    private final Label asked = new Label();
    private Optional<Board.Live> live = Optional.empty();

    /**
     * @param open leads to a deployment
     * @param inside what the promotion to here would bring, shown where room is short
     * @param left shows what a lost machine holds
     */
    EnvironmentView(
            Board.Column column,
            BoardActions actions,
            ObservableValue<Instant> now,
            Consumer<String> open,
            Optional<FlowView> inside,
            LeftLease left) {
        this.left = left;
        this.now = now;
        this.open = open;
        getStyleClass().addAll("card-panel", "environment");
        HBox.setHgrow(this, Priority.ALWAYS);
        setPrefWidth(280);
        release.getStyleClass().add("environment-release");
        asked.getStyleClass().add("environment-asked");
        release.setWrapText(true);
        getChildren().addAll(heading(column), release, since);
        buildRunning();
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().addAll(running, status(), hosts, notes, left, gap);
        inside.ifPresent(getChildren()::add);
        getChildren().add(buttons(column.environment(), actions));
    }

    /** Shows the environment as it is now. */
    void show(Card card) {
        health.show(card.health().state(), card.health().word());
        showLive(card.column().live());
        running.setVisible(card.running().isPresent());
        card.running().ifPresent(this::showRunning);
        hosts.show(card);
        showNotes(card);
        left.show(card.left(), now.getValue());
        showAsked(card.asked(), now.getValue());
    }

    /** Moves the words about time on. */
    void showAsked(Asked answers, Instant time) {
        String text = answers.asking()
                ? "asking hosts\u2026"
                : answers.status()
                        .map(status -> "asked " + Ago.text(status.asked(), time))
                        .orElse(answers.notYet() ? "hosts not asked yet" : "no answer");
        if (!text.equals(asked.getText())) {
            asked.setText(text);
        }
    }

    private HBox heading(Board.Column column) {
        Label name = new Label(column.environment());
        name.getStyleClass().add("environment-name");
        name.setWrapText(true);
        HBox heading = new HBox(8, name);
        heading.setAlignment(Pos.CENTER_LEFT);
        if (column.tier() == Tier.PRODUCTION) {
            FontIcon lock = new FontIcon(Feather.LOCK);
            lock.getStyleClass().add("environment-lock");
            lock.setAccessibleText("Protected: its name is typed before anything on it changes");
            Tooltip.install(lock, new Tooltip(lock.getAccessibleText()));
            heading.getChildren().add(lock);
        }
        return heading;
    }

    private FlowPane status() {
        FlowPane status = new FlowPane(8, 4, health, asked);
        status.setAlignment(Pos.CENTER_LEFT);
        status.getStyleClass().add("environment-status");
        return status;
    }

    private void buildRunning() {
        running.getStyleClass().add("environment-running");
        running.managedProperty().bind(running.visibleProperty());
        what.getStyleClass().add("strong");
        what.setWrapText(true);
        does.setWrapText(true);
        watch.getStyleClass().add("small");
        watch.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText("How far the deployment is");
        running.getChildren().addAll(what, does, progress, watch);
    }

    private void showLive(Optional<Board.Live> next) {
        if (next.equals(live) && !release.getText().isEmpty()) {
            return;
        }
        live = next;
        String name = next.map(l -> l.release().name()).orElse("nothing yet");
        release.setText(name);
        release.setTooltip(
                new Tooltip(next.map(l -> name + " at " + l.release().revision().abbreviated())
                        .orElse("No release was deployed here")));
        release.getStyleClass().removeAll("long", "none");
        if (next.isEmpty()) {
            release.getStyleClass().add("none");
        } else if (name.length() >= LONG_NAME) {
            release.getStyleClass().add("long");
        }
        since.getChildren()
                .setAll(next.map(this::sinceAndBy).orElseGet(() -> List.of(muted("deploy a release to begin"))));
    }

    private List<Node> sinceAndBy(Board.Live l) {
        Timestamp time = new Timestamp(l.since(), now);
        time.setMinWidth(USE_PREF_SIZE);
        if (l.by().isEmpty()) {
            return List.of(time);
        }
        Label by = muted("by " + l.by());
        by.setTooltip(new Tooltip(by.getText()));
        return List.of(time, by);
    }

    private void showRunning(DeploymentState state) {
        Standing standing = Standing.of(state);
        what.setText(Said.title(state.started().plan()));
        does.setText(standing.sentence());
        progress.setProgress(standing.fraction());
        watch.setOnAction(_ -> open.accept(state.started().deployment()));
    }

    private void showNotes(Card card) {
        List<String> sentences = new ArrayList<>();
        card.column()
                .hold()
                .ifPresent(hold -> sentences.add(
                        "On hold by " + hold.by() + ", " + Ago.text(hold.at(), now.getValue()) + ": " + hold.reason()));
        card.column().automationOff().ifPresent(off -> sentences.add("On hold " + off.reason()));
        sentences.addAll(card.drift());
        card.asked().fault().ifPresent(fault -> sentences.add(fault.sentence()));
        card.lease().filter(lease -> !lease.left()).map(EnvironmentView::held).ifPresent(sentences::add);
        notes.show(sentences);
    }

    private static String held(LeaseInfo lease) {
        return "Held by " + lease.holder() + (lease.expired() ? ", whose lease has expired" : "")
                + (lease.message().isBlank() ? "." : ": " + lease.message());
    }

    private static HBox buttons(String environment, BoardActions actions) {
        return new HBox(
                8, button(actions.deploy(environment), "Deploy"), button(actions.rollBack(environment), "Roll back"));
    }

    private static Node button(Action action, String word) {
        ActionButton button = new ActionButton(action, word);
        button.button().setGraphic(null);
        button.button().setAccessibleText(action.title());
        button.button().getStyleClass().add("small");
        return button;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("text-muted");
        return label;
    }
}
