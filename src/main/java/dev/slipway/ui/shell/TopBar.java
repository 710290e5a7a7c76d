package dev.slipway.ui.shell;

import dev.slipway.ui.action.Action;
import dev.slipway.ui.widget.KeyHint;
import dev.slipway.ui.widget.State;
import dev.slipway.ui.widget.StatePill;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Above the screen: which project at which revision, where in it, and the way to every command. */
final class TopBar extends HBox {
    private final Label crumb = new Label();

    TopBar(ShellModel model, List<Action> projects, Action palette) {
        getStyleClass().add("top-bar");
        Label slash = new Label("/");
        slash.getStyleClass().add("crumb-slash");
        crumb.getStyleClass().add("crumb");
        crumb.setMinWidth(0);
        StatePill head = new StatePill(State.NEUTRAL, "");
        head.textProperty().bind(model.head());
        ((FontIcon) head.getGraphic()).setIconCode(Feather.GIT_BRANCH);
        head.accessibleTextProperty().bind(model.head().map(at -> "Project at " + at));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(switcher(model, projects), slash, crumb, head, gap, search(palette));
    }

    /** What the shown screen is called. */
    StringProperty crumbProperty() {
        return crumb.textProperty();
    }

    private static MenuButton switcher(ShellModel model, List<Action> projects) {
        MenuButton switcher = new MenuButton(model.projectName());
        switcher.getStyleClass().add("project-switcher");
        switcher.setAccessibleText("Project " + model.projectName() + ", open another");
        switcher.setMinWidth(USE_PREF_SIZE);
        projects.forEach(action -> {
            MenuItem item = new MenuItem(action.title(), new FontIcon(action.icon()));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> action.start());
            action.shortcut().ifPresent(item::setAccelerator);
            switcher.getItems().add(item);
        });
        return switcher;
    }

    private static Button search(Action palette) {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label text = new Label(palette.title());
        text.getStyleClass().add("text-muted");
        HBox content = new HBox(8, new FontIcon(palette.icon()), text, gap);
        content.getStyleClass().add("search-content");
        palette.shortcut().map(KeyHint::new).ifPresent(content.getChildren()::add);
        Button search = new Button(palette.title(), content);
        search.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        search.getStyleClass().add("search-button");
        content.prefWidthProperty().bind(search.widthProperty().subtract(20));
        search.setOnAction(_ -> palette.start());
        return search;
    }
}
