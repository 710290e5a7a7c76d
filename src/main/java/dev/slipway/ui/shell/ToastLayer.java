package dev.slipway.ui.shell;

import dev.slipway.ui.widget.FaultDetails;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.work.Fault;
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
    public void failed(Fault fault) {
        add(
                Feather.ALERT_CIRCLE,
                "toast-failed",
                Labels.wrapping(fault.sentence(), "medium"),
                Labels.wrapping(fault.remedy(), "text-muted"),
                new FaultDetails(fault));
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
        close.setOnAction(_ -> getChildren().remove(toast));
        getChildren().add(toast);
        return toast;
    }
}
