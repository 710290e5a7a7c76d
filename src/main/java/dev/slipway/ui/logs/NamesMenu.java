package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.LogName;
import dev.slipway.ui.logs.Wanted.Hidden;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** A menu in which each host or each log can be hidden; it stays open while several are. */
final class NamesMenu {
    private final MenuButton menu;
    private final LogsModel model;
    private final Side side;
    private List<String> offered = List.of();

    /** Which half of the name of a log it is about. */
    enum Side {
        HOSTS("host") {
            @Override
            String of(LogName name) {
                return name.host();
            }

            @Override
            boolean shows(Hidden hidden, String name) {
                return !hidden.hosts().contains(name);
            }

            @Override
            Hidden changed(Hidden hidden, String name, boolean shown) {
                return hidden.host(name, shown);
            }
        },
        LOGS("log") {
            @Override
            String of(LogName name) {
                return name.log();
            }

            @Override
            boolean shows(Hidden hidden, String name) {
                return !hidden.logs().contains(name);
            }

            @Override
            Hidden changed(Hidden hidden, String name, boolean shown) {
                return hidden.log(name, shown);
            }
        };

        private final String noun;

        Side(String noun) {
            this.noun = noun;
        }

        abstract String of(LogName name);

        abstract boolean shows(Hidden hidden, String name);

        abstract Hidden changed(Hidden hidden, String name, boolean shown);
    }

    private NamesMenu(MenuButton menu, LogsModel model, Side side) {
        this.menu = menu;
        this.model = model;
        this.side = side;
    }

    /** Fills a menu, and keeps it as the model is. */
    static void fill(MenuButton menu, LogsModel model, Side side) {
        NamesMenu names = new NamesMenu(menu, model, side);
        menu.setMnemonicParsing(false);
        model.namesProperty().subscribe(names::show);
        model.wantedProperty().subscribe(names::show);
    }

    private void show() {
        Hidden hidden = model.wantedProperty().get().hidden();
        List<String> all =
                model.namesProperty().get().stream().map(side::of).distinct().toList();
        List<String> shown =
                all.stream().filter(name -> side.shows(hidden, name)).toList();
        menu.setText(shown.size() == all.size() ? "All " + Words.noun(2, side.noun) : Words.names(shown, 2));
        menu.setVisible(all.size() > 1);
        menu.setManaged(all.size() > 1);
        if (!offered.equals(all)) {
            offered = all;
            menu.getItems().setAll(all.stream().map(this::item).toList());
        }
        for (MenuItem item : menu.getItems()) {
            if (item instanceof CustomMenuItem custom && custom.getContent() instanceof CheckBox box) {
                box.setSelected(side.shows(hidden, box.getText()));
            }
        }
    }

    private MenuItem item(String name) {
        CheckBox box = new CheckBox(name);
        box.setMnemonicParsing(false);
        box.setOnAction(_ -> {
            Hidden hidden = model.wantedProperty().get().hidden();
            model.show(side.changed(hidden, name, box.isSelected()));
            show(); // the last one stays
        });
        return new CustomMenuItem(box, false);
    }
}
