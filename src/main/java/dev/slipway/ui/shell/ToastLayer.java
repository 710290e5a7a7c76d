package dev.slipway.ui.shell;

import dev.slipway.ui.widget.FaultDetails;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.work.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Short messages in the lower right corner, newest below. They never take the focus. */
public final class ToastLayer extends VBox implements Notices {
    private static final Duration READ = Duration.seconds(5);

    /** More failures than these nobody reads; the oldest give way. */
    private static final int FAILURES = 3;

    private final List<Failure> failures = new ArrayList<>();

    /**
     * A failure that is in sight.
     *
     * @param times how often it was told
     */
    private record Failure(Object act, String sentence, int times, Node toast) {}

    public ToastLayer() {
        getStyleClass().add("toast-layer");
        setPickOnBounds(false);
    }

    @Override
    public void done(String sentence) {
        addForAWhile(Feather.CHECK_CIRCLE, "toast-good", sentence);
    }

    @Override
    public void told(String sentence) {
        addForAWhile(Feather.INFO, "toast-told", sentence);
    }

    private void addForAWhile(Feather icon, String styleClass, String sentence) {
        Node toast = add(icon, styleClass, Labels.wrapping(sentence, "medium"));
        PauseTransition wait = new PauseTransition(READ);
        wait.setOnFinished(_ -> getChildren().remove(toast));
        toast.hoverProperty().subscribe(over -> {
            if (over) {
                wait.stop();
            } else {
                wait.playFromStart();
            }
        });
    }

    @Override
    public void failed(Object act, Fault fault) {
        Optional<Failure> same = failures.stream()
                .filter(failure -> failure.sentence().equals(fault.sentence()))
                .findFirst();
        same.ifPresent(this::putAway);
        succeeded(act);
        while (failures.size() >= FAILURES) {
            putAway(failures.getFirst());
        }
        int times = same.map(Failure::times).orElse(0) + 1;
        List<Node> content = new ArrayList<>(
                List.of(Labels.wrapping(fault.sentence(), "medium"), Labels.wrapping(fault.remedy(), "text-muted")));
        if (times > 1) {
            content.add(Labels.of(times + " times", "text-muted", "small"));
        }
        content.add(new FaultDetails(fault));
        Node toast = add(Feather.ALERT_CIRCLE, "toast-failed", content.toArray(Node[]::new));
        failures.add(new Failure(act, fault.sentence(), times, toast));
    }

    @Override
    public void succeeded(Object act) {
        failures.stream().filter(failure -> failure.act().equals(act)).toList().forEach(this::putAway);
    }

    private void putAway(Failure failure) {
        putAway(failure.toast());
    }

    private void putAway(Node toast) {
        failures.removeIf(failure -> failure.toast().equals(toast));
        getChildren().remove(toast);
    }

    private Node add(Feather icon, String styleClass, Node... content) {
        VBox words = new VBox(4, content);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().add("icon-only");
        close.setAccessibleText("Put this message away");
        HBox toast = new HBox(new FontIcon(icon), words, close);
        toast.getStyleClass().addAll("card-panel", "toast", styleClass);
        close.setOnAction(_ -> putAway(toast));
        getChildren().add(toast);
        return toast;
    }
}
