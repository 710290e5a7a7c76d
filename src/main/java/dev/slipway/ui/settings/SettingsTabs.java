package dev.slipway.ui.settings;

import dev.slipway.ui.shell.Navigator;
import dev.slipway.ui.shell.Place;
import dev.slipway.ui.widget.Choice;
import java.util.List;
import javafx.scene.layout.HBox;

/** Leads from one page of the settings to another. */
final class SettingsTabs extends HBox {
    private record Page(String title, Place place) {}

    private static final List<Page> PAGES = List.of(
            new Page("General", new Place.Settings()),
            new Page("Hosts and keys", new Place.Hosts()),
            new Page("Secrets", new Place.Secrets()));

    /** @param here the page that it stands on */
    SettingsTabs(Navigator navigator, Place here) {
        Page own = PAGES.stream()
                .filter(page -> page.place().equals(here))
                .findFirst()
                .orElseThrow();
        Choice<Page> pages = new Choice<>(PAGES, Page::title, own);
        pages.setAccessibleText("Pages of the settings");
        pages.valueProperty().subscribe((_, chosen) -> {
            if (!chosen.equals(own)) {
                pages.valueProperty().set(own);
                navigator.go(chosen.place());
            }
        });
        getChildren().add(pages);
    }
}
