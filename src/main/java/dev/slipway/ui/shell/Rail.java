package dev.slipway.ui.shell;

import dev.slipway.app.words.Words;
import dev.slipway.ui.action.Action;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left edge: brand, sections, running work, settings and who the person is. */
final class Rail extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final ShellModel model;

    /** @param waiting how many things wait for the person on the Board */
    Rail(ShellModel model, Map<Section, Action> sections, Sheets sheets, ObservableValue<Integer> waiting) {
        this.model = model;
        getStyleClass().add("rail");
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getChildren().add(brand());
        sections.forEach((section, action) -> {
            if (section == Section.SETTINGS) {
                getChildren().addAll(gap, new RunningArea(model, sheets));
            }
            Button item = item(section, action);
            getChildren().add(section == Section.BOARD ? badged(item, waiting) : item);
        });
        getChildren().add(person());
    }

    private Button item(Section section, Action action) {
        Button item = new Button(section.title(), new FontIcon(section.icon()));
        item.getStyleClass().add("nav-item");
        item.setMaxWidth(Double.MAX_VALUE);
        item.setOnAction(_ -> action.start());
        action.shortcut().ifPresent(key -> item.setTooltip(new Tooltip(section.title() + "  " + key.getDisplayText())));
        model.placeProperty().subscribe(place -> {
            boolean here = place.section() == section;
            item.pseudoClassStateChanged(SELECTED, here);
            item.setAccessibleText(here ? section.title() + ", shown" : section.title());
        });
        return item;
    }

    private static StackPane badged(Button item, ObservableValue<Integer> waiting) {
        Label badge = new Label();
        badge.getStyleClass().add("nav-badge");
        badge.setMouseTransparent(true);
        badge.textProperty().bind(waiting.map(String::valueOf));
        badge.visibleProperty().bind(waiting.map(number -> number > 0));
        badge.accessibleTextProperty().bind(waiting.map(number -> Words.count(number, "promotion") + " to approve"));
        StackPane.setAlignment(badge, Pos.CENTER_RIGHT);
        return new StackPane(item, badge);
    }

    private VBox person() {
        Label name = new Label(model.personName());
        name.getStyleClass().add("person-name");
        Label mail = new Label(model.personMail());
        mail.getStyleClass().add("person-mail");
        VBox person = new VBox(name, mail);
        person.getStyleClass().add("person");
        return person;
    }

    /** The mark is a slipway: the slope down which a ship is let into the water. */
    private static Node brand() {
        Polyline slope = new Polyline(0, 0, 5, 0, 11, 8);
        slope.getStyleClass().add("brand-slope");
        StackPane mark = new StackPane(slope);
        mark.getStyleClass().add("brand-mark");
        Label name = new Label("Slipway");
        name.getStyleClass().add("brand-name");
        HBox brand = new HBox(mark, name);
        brand.getStyleClass().add("brand");
        return brand;
    }
}
