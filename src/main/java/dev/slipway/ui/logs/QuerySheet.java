package dev.slipway.ui.logs;

import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.widget.Labels;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks by which name a query is to be saved. */
final class QuerySheet extends VBox {
    QuerySheet(Sheets sheets, String query, Consumer<String> save) {
        getStyleClass().add("confirm-sheet");
        TextField name = new TextField();
        Label label = Labels.of("Name", "text-muted");
        label.setLabelFor(name);
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> sheets.close());
        Button keep = new Button("Save");
        keep.getStyleClass().add("accent");
        keep.disableProperty().bind(name.textProperty().map(String::isBlank));
        Runnable done = () -> {
            if (!name.getText().isBlank()) {
                sheets.close();
                save.accept(name.getText().strip());
            }
        };
        keep.setOnAction(_ -> done.run());
        name.setOnAction(_ -> done.run());
        HBox buttons = new HBox(8, cancel, keep);
        buttons.getStyleClass().add("sheet-buttons");
        getChildren()
                .addAll(
                        Labels.of("Save this query", "sheet-title"),
                        Labels.wrapping(query, "mono"),
                        new VBox(4, label, name),
                        buttons);
    }
}
