package dev.slipway.ui.history;

import dev.slipway.app.Landmarks;
import dev.slipway.git.Branch;
import dev.slipway.git.Tag;
import dev.slipway.project.Tier;
import dev.slipway.ui.branch.BranchSheets;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.widget.MenuItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with a branch of the list. */
final class BranchMenu {
    private final HistoryModel model;
    private final BranchSheets sheets;
    private final ProjectMemory memory;

    BranchMenu(HistoryModel model, BranchSheets sheets, ProjectMemory memory) {
        this.memory = memory;
        this.model = model;
        this.sheets = sheets;
    }

    ContextMenu of(Branch branch) {
        Optional<String> fed = model.standingsProperty().get().stream()
                .filter(standing -> standing.branch().equals(branch))
                .flatMap(standing -> standing.feeds().stream())
                .findFirst();
        List<String> others = CommitMenu.targets(model.landmarksProperty().get(), fed).stream()
                .filter(name -> !name.equals(branch.name()))
                .toList();
        Optional<String> beside = fed.or(() -> others.stream().findFirst());
        List<MenuItem> items = new ArrayList<>();
        items.add(MenuItems.of("Show only " + branch.name(), () -> model.show(new Scope.OneBranch(branch.name()))));
        boolean pinned = memory.keptProperty().get().pinned().contains(branch.name());
        items.add(MenuItems.of(pinned ? "Unpin" : "Pin at the top", () -> memory.pin(branch.name())));
        if (!others.isEmpty()) {
            beside.ifPresent(other ->
                    items.add(MenuItems.of("Compare with " + other, () -> model.compare(other, branch.name()))));
            items.add(new SeparatorMenuItem());
            items.add(MenuItems.of("Merge into a branch\u2026", () -> sheets.merge(branch.name(), others)));
            items.add(
                    MenuItems.of("Fast-forward a branch to it\u2026", () -> sheets.fastForward(branch.name(), others)));
        }
        if (branch.remote()) {
            items.add(MenuItems.of("Delete from its remote\u2026", () -> sheets.deleteThere(branch)));
        } else {
            items.add(new SeparatorMenuItem());
            items.add(MenuItems.of("Push\u2026", () -> sheets.push(branch.name())));
            items.add(MenuItems.of("Put back to where it was\u2026", () -> sheets.putBack(branch)));
            items.add(MenuItems.of("Rename\u2026", () -> sheets.rename(branch)));
            items.add(MenuItems.of(
                    "Delete\u2026",
                    () -> sheets.delete(
                            branch, there(branch, model.landmarksProperty().get()))));
        }
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items);
        return menu;
    }

    /** Of the heading above the branches of this repository. */
    ContextMenu ofBranches() {
        ContextMenu menu = new ContextMenu();
        model.landmarksProperty().get().live().stream()
                .filter(live -> live.tier() == Tier.PRODUCTION)
                .map(live -> CommitMenu.hotfix(live.environment(), sheets))
                .forEach(menu.getItems()::add);
        return menu;
    }

    ContextMenu of(Tag tag) {
        ContextMenu menu = new ContextMenu();
        CommitMenu.branches(model.landmarksProperty().get()).stream()
                .findFirst()
                .ifPresent(branch -> menu.getItems()
                        .add(MenuItems.of("Compare with " + branch, () -> model.compare(tag.name(), branch))));
        menu.getItems()
                .addAll(
                        MenuItems.of("Push\u2026", () -> sheets.pushTag(tag.name())),
                        MenuItems.of("Delete from its remote\u2026", () -> sheets.deleteTagThere(tag.name())));
        return menu;
    }

    /** The branch of the same name on a remote, first of the one whose branch it follows. */
    static Optional<Branch> there(Branch branch, Landmarks landmarks) {
        List<Branch> same = landmarks.branches().stream()
                .filter(other -> other.remote()
                        && other.name().substring(other.name().indexOf('/') + 1).equals(branch.name()))
                .toList();
        return branch.upstream()
                .flatMap(upstream -> same.stream()
                        .filter(other -> other.name().equals(upstream))
                        .findFirst())
                .or(() -> same.stream().findFirst());
    }
}
