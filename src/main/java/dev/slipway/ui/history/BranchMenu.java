package dev.slipway.ui.history;

import dev.slipway.git.Branch;
import dev.slipway.ui.branch.BranchSheets;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with a branch of the list. */
final class BranchMenu {
    private final HistoryModel model;
    private final BranchSheets sheets;

    BranchMenu(HistoryModel model, BranchSheets sheets) {
        this.model = model;
        this.sheets = sheets;
    }

    ContextMenu of(Branch branch) {
        List<String> others = CommitMenu.branches(model.landmarksProperty().get()).stream()
                .filter(name -> !name.equals(branch.name()))
                .toList();
        List<MenuItem> items = new ArrayList<>();
        items.add(item("Show only " + branch.name(), () -> model.show(new Scope.OneBranch(branch.name()))));
        if (!others.isEmpty()) {
            items.add(item("Compare with " + others.getFirst(), () -> model.compare(others.getFirst(), branch.name())));
            items.add(new SeparatorMenuItem());
            items.add(item("Merge into a branch\u2026", () -> sheets.merge(branch.name(), others)));
            items.add(item("Fast-forward a branch to it\u2026", () -> sheets.fastForward(branch.name(), others)));
        }
        if (branch.remote()) {
            items.add(item("Delete from its remote\u2026", () -> sheets.delete(branch)));
        } else {
            items.add(new SeparatorMenuItem());
            items.add(item("Push\u2026", () -> sheets.push(branch)));
            items.add(item("Rename\u2026", () -> sheets.rename(branch)));
            items.add(item("Delete\u2026", () -> sheets.delete(branch)));
        }
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items);
        return menu;
    }

    private static MenuItem item(String title, Runnable act) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
