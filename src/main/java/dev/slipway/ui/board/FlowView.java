package dev.slipway.ui.board;

import dev.slipway.app.Board;
import dev.slipway.app.words.Words;
import dev.slipway.project.Tier;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.widget.ActionButton;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the next promotion would bring: between two environments, or in the card of the second where room is short. */
final class FlowView extends VBox {
    static final double WIDE = 188;
    static final double NARROW = 28;

    private final Label brings = words("flow-words");
    private final Label takesBack = words("flow-behind");

    private FlowView(String styleClass) {
        getStyleClass().add(styleClass);
        takesBack.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        takesBack.managedProperty().bind(takesBack.visibleProperty());
        brings.managedProperty().bind(brings.visibleProperty());
    }

    /** With an arrow, to stand between two cards. */
    static FlowView between(Action promote, Tier to) {
        FlowView view = new FlowView("flow");
        view.setMinWidth(WIDE);
        view.setMaxWidth(WIDE);
        Region arrow = new Region();
        arrow.getStyleClass().add("flow-arrow");
        view.getChildren().addAll(view.brings, view.takesBack, arrow, button(promote, to));
        return view;
    }

    /** Without an arrow, to stand in a card. */
    static FlowView inside(Action promote, Tier to) {
        FlowView view = new FlowView("flow-strip");
        ActionButton button = button(promote, to);
        button.button().getStyleClass().add("small");
        view.getChildren().addAll(view.brings, view.takesBack, button);
        return view;
    }

    /** An arrow alone. */
    static Node chevron(Board.Flow flow) {
        FontIcon icon = new FontIcon(Feather.CHEVRON_RIGHT);
        icon.getStyleClass().add("flow-chevron");
        VBox box = new VBox(icon);
        box.getStyleClass().add("flow-narrow");
        box.setMinWidth(NARROW);
        box.setMaxWidth(NARROW);
        box.setAccessibleText(flow.from() + " feeds " + flow.to());
        return box;
    }

    /**
     * Shows a flow.
     *
     * @param started whether anything is live where it begins
     * @param arrived whether anything is live where it ends
     */
    void show(Board.Flow flow, boolean started, boolean arrived) {
        String words = !started ? "nothing to promote yet" : arrived ? brings(flow) : "the first release there";
        brings.setText(words);
        takesBack.setVisible(flow.behind() > 0);
        takesBack.setText("this takes back " + Words.count(flow.behind(), "commit"));
        setAccessibleText("From " + flow.from() + " to " + flow.to() + ": " + words
                + (flow.behind() > 0 ? ", " + takesBack.getText() : ""));
        brings.setVisible(flow.commits() > 0 || flow.behind() == 0);
    }

    private static String brings(Board.Flow flow) {
        if (flow.unknown().isPresent()) {
            return "unknown, because " + flow.unknown().get();
        }
        if (flow.commits() == 0) {
            return flow.behind() == 0 ? "same release" : "";
        }
        List<String> parts = new ArrayList<>();
        parts.add(Words.count(flow.commits(), "commit") + " \u00b7 " + Words.count(flow.files(), "file"));
        if (flow.migrations() > 0) {
            parts.add(Words.count(flow.migrations(), "migration"));
        }
        return String.join("\n", parts);
    }

    private static ActionButton button(Action promote, Tier to) {
        boolean reviewed = to == Tier.PRODUCTION;
        ActionButton button = new ActionButton(promote, reviewed ? "Review" : "Promote");
        button.button().setGraphic(null);
        button.button().setAccessibleText(promote.title());
        if (reviewed) {
            button.button().getStyleClass().add("accent");
        }
        return button;
    }

    private static Label words(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }
}
