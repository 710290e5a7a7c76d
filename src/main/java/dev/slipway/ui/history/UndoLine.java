package dev.slipway.ui.history;

import dev.slipway.ui.branch.BranchSheets;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The way back from what was done last to a branch. It lies above the foot of what is below it, which stays where it is. */
final class UndoLine extends HBox {
    private static final Insets FOOT = new Insets(0, 16, 12, 16);

    UndoLine(HistoryModel model, BranchSheets sheets) {
        super(8);
        getStyleClass().addAll("card-panel", "undo-line");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
        StackPane.setMargin(this, FOOT);
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
    }
}
