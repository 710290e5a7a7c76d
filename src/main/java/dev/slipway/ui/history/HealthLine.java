package dev.slipway.ui.history;

import dev.slipway.app.Finding;
import dev.slipway.ui.project.FindingRow;
import dev.slipway.ui.shell.Sheets;
import dev.slipway.ui.widget.Labels;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.TallText;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whether the repository is fit for releasing, in a line that opens all of it. */
final class HealthLine extends Button {
    private final Sheets sheets;

    HealthLine(HealthModel model, Sheets sheets) {
        this.sheets = sheets;
        getStyleClass().addAll("health-line", "act-line");
        setMaxWidth(Double.MAX_VALUE);
        setMnemonicParsing(false);
        visibleProperty().bind(model.findingsProperty().map(found -> found.isPresent()));
        managedProperty().bind(visibleProperty());
        model.findingsProperty().subscribe(found -> found.ifPresent(this::show));
    }

    private void show(List<Finding> findings) {
        boolean good = findings.stream().allMatch(finding -> finding.level() == Finding.Level.OK);
        State state = good ? State.GOOD : State.WAITING;
        setGraphic(new FontIcon(state.icon()));
        getStyleClass().removeIf(name -> name.startsWith("state-"));
        getStyleClass().add(state.styleClass() + "-text");
        setText(HealthModel.summary(findings));
        setOnAction(_ -> sheets.show(sheet(findings, sheets::close)));
    }

    static Node sheet(List<Finding> findings, Runnable leave) {
        VBox rows = new VBox();
        findings.stream().map(FindingRow::new).forEach(rows.getChildren()::add);
        Button close = new Button("Close");
        close.setCancelButton(true);
        close.setOnAction(_ -> leave.run());
        HBox buttons = new HBox(8, close);
        buttons.getStyleClass().add("sheet-buttons");
        VBox sheet = new VBox(
                Labels.wrapping("How fit the repository is for releasing", "sheet-title"), new TallText(rows), buttons);
        sheet.getStyleClass().addAll("confirm-sheet", "health-sheet");
        sheet.setAccessibleText("How fit the repository is for releasing");
        return sheet;
    }
}
