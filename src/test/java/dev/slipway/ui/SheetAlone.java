package dev.slipway.ui;

import dev.slipway.ui.shell.Screen;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.widget.ConfirmSheet;
import dev.slipway.ui.widget.Confirmation;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** A sheet and nothing else. */
public final class SheetAlone implements Screen, Sheets {
    private final StackPane panel = new StackPane();
    private final StackPane scrim = new StackPane(new Group(panel));

    /** @param open shows the sheet */
    public SheetAlone(Consumer<Sheets> open) {
        panel.getStyleClass().add("sheet-panel");
        scrim.getStyleClass().add("scrim");
        open.accept(this);
    }

    @Override
    public void confirm(Confirmation question, Consumer<String> yes) {
        show(new ConfirmSheet(question, yes, () -> {}));
    }

    @Override
    public void show(Node content) {
        panel.getChildren().setAll(content);
    }

    @Override
    public void close() {}

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper("Sheet");
    }

    @Override
    public Node node() {
        return scrim;
    }

    @Override
    public void attach() {}

    @Override
    public void detach() {}
}
