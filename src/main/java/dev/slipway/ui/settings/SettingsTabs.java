package dev.slipway.ui.settings;

import dev.slipway.ui.shell.Navigator;
import dev.slipway.ui.shell.Place;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/** Leads from one page of the settings to another. */
final class SettingsTabs extends HBox {
    private final ToggleGroup pages = new ToggleGroup();

    /** @param here the page that it stands on */
    SettingsTabs(Navigator navigator, Place here) {
        add("General", "left-pill", new Place.Settings());
        add("Hosts and keys", "right-pill", new Place.Hosts());
        setAccessibleText("Pages of the settings");
        select(here);
        pages.selectedToggleProperty().subscribe((_, chosen) -> {
            if (chosen == null || !here.equals(chosen.getUserData())) {
                select(here);
            }
            if (chosen != null && chosen.getUserData() instanceof Place there && !there.equals(here)) {
                navigator.go(there);
            }
        });
    }

    private void add(String title, String styleClass, Place place) {
        ToggleButton page = new ToggleButton(title);
        page.setUserData(place);
        page.setToggleGroup(pages);
        page.getStyleClass().add(styleClass);
        getChildren().add(page);
    }

    private void select(Place place) {
        List.copyOf(pages.getToggles()).stream()
                .filter(page -> place.equals(page.getUserData()))
                .findFirst()
                .ifPresent(pages::selectToggle);
    }
}
