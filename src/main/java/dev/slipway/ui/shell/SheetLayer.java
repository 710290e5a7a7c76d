package dev.slipway.ui.shell;

import dev.slipway.ui.widget.ConfirmSheet;
import dev.slipway.ui.widget.Confirmation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** One sheet above a dimmed window. While it is there the focus stays in it; Esc puts it away. */
public final class SheetLayer extends StackPane implements Sheets {
    /** How near a tall sheet comes to the edge of the window. */
    private static final double EDGE = 24;

    private Optional<Node> focusedBefore = Optional.empty();
    private Subscription focus = Subscription.EMPTY;
    private Runnable putAway = () -> {};

    public SheetLayer() {
        getStyleClass().add("scrim");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
    }

    @Override
    public void confirm(Confirmation question, Consumer<String> yes) {
        ConfirmSheet sheet = new ConfirmSheet(
                question,
                reason -> {
                    close();
                    yes.accept(reason);
                },
                this::close);
        show(sheet);
        sheet.focusFirst();
    }

    @Override
    public void show(Node content) {
        showAt(content, Pos.CENTER);
    }

    /**
     * Asks, as soon as no other sheet is there.
     *
     * @param sheet made with what takes the answer
     * @param answer is cancelled where the sheet is put away; where somebody else ends it the sheet goes
     */
    <T> void ask(Function<Consumer<T>, Node> sheet, CompletableFuture<T> answer) {
        if (answer.isDone()) {
            return;
        }
        if (isVisible()) {
            onceFree(() -> ask(sheet, answer));
            return;
        }
        Node content = sheet.apply(answer::complete);
        show(content);
        putAway = () -> answer.cancel(false);
        var _ = answer.whenComplete((_, _) -> onFxThread(() -> {
            if (Descendants.include(this, content)) {
                close();
            }
        }));
        content.applyCss();
        Descendants.firstToFocus(content).ifPresent(Node::requestFocus);
    }

    private static void onFxThread(Runnable act) {
        if (Platform.isFxApplicationThread()) {
            act.run();
        } else {
            Platform.runLater(act);
        }
    }

    private void onceFree(Runnable next) {
        visibleProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> shown, Boolean was, Boolean is) {
                shown.removeListener(this);
                Platform.runLater(next);
            }
        });
    }

    @Override
    public void close() {
        putAway();
        focus.unsubscribe();
        getChildren().clear();
        setVisible(false);
        focusedBefore.ifPresent(Node::requestFocus);
        focusedBefore = Optional.empty();
    }

    private void putAway() {
        Runnable gone = putAway;
        putAway = () -> {};
        gone.run();
    }

    /** Shows a node at a place of the window instead of what is shown. */
    void showAt(Node content, Pos position) {
        putAway();
        Scene scene = getScene();
        if (!isVisible()) {
            focusedBefore = Optional.ofNullable(scene.getFocusOwner());
        }
        StackPane sheet = new StackPane(content);
        sheet.getStyleClass().add("sheet-panel");
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(sheet, position);
        StackPane.setMargin(sheet, new Insets(position == Pos.CENTER ? EDGE : 0));
        getChildren().setAll(sheet);
        setVisible(true);
        focus.unsubscribe();
        focus = scene.focusOwnerProperty().subscribe(this::keep);
        Platform.runLater(() -> keepIn(sheet));
    }

    /** A menu from which it was opened gives the focus back to where it was when it closes, which is after that. */
    private void keepIn(Node sheet) {
        if (Descendants.include(this, sheet)) {
            keep(sheet.getScene().getFocusOwner());
        }
    }

    private void keep(@Nullable Node owner) {
        if (!Descendants.include(this, owner)) {
            Descendants.firstToFocus(this).ifPresent(Node::requestFocus);
        }
    }
}
