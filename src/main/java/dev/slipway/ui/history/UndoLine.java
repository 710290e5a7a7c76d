package dev.slipway.ui.history;

import dev.slipway.ui.branch.BranchSheets;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The way back from what was done last to a branch. */
final class UndoLine extends HBox {
    UndoLine(HistoryModel model, BranchSheets sheets) {
        super(8);
        getStyleClass().add("undo-line");
        Button undo = new Button("", new FontIcon(Feather.ROTATE_CCW));
        undo.setOnAction(_ -> model.lastProperty().get().ifPresent(sheets::undo));
        undo.textProperty()
                .bind(model.lastProperty()
                        .map(last -> last.map(BranchSheets::undoing).orElse("")));
        Button close = new Button("", new FontIcon(Feather.X));
        close.getStyleClass().add("icon-only");
        close.setAccessibleText("Put this away");
        close.setOnAction(_ -> model.lastProperty().set(Optional.empty()));
        getChildren().addAll(undo, close);
        visibleProperty().bind(model.lastProperty().map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
    }
}
