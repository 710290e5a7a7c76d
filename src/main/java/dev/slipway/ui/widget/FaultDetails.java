package dev.slipway.ui.widget;

import dev.slipway.ui.work.Fault;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a fault has for a closer look, folded, with a button that copies all of it. Takes no room where there is nothing. */
public final class FaultDetails extends VBox {

    /** @param first what stands before the buttons of the details */
    public FaultDetails(Fault fault, Node... first) {
        HBox buttons = new HBox(8, first);
        getStyleClass().add("fault-details");
        getChildren().add(buttons);
        if (!fault.details().isBlank()) {
            TextArea details = details(fault);
            buttons.getChildren()
                    .addAll(
                            new CopyButton(
                                    "Copy details",
                                    fault.sentence() + "\n" + fault.remedy() + "\n\n" + fault.details()),
                            fold(details));
            getChildren().add(details);
        }
        setManaged(!buttons.getChildren().isEmpty());
    }

    private static TextArea details(Fault fault) {
        TextArea text = new TextArea(fault.details());
        text.setEditable(false);
        text.setPrefRowCount(8);
        text.getStyleClass().add("error-details");
        text.setAccessibleText("Details");
        text.setVisible(false);
        text.managedProperty().bind(text.visibleProperty());
        return text;
    }

    private static ToggleButton fold(TextArea details) {
        ToggleButton fold = new ToggleButton("Details", new FontIcon(Feather.CHEVRON_DOWN));
        details.visibleProperty().bind(fold.selectedProperty());
        return fold;
    }
}
