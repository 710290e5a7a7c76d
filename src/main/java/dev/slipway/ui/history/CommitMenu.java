package dev.slipway.ui.history;

import dev.slipway.app.Landmarks;
import dev.slipway.app.Landmarks.Presence;
import dev.slipway.app.Landmarks.Promotable;
import dev.slipway.git.Branch;
import dev.slipway.git.Commit;
import dev.slipway.project.Tier;
import dev.slipway.release.Revision;
import dev.slipway.ui.branch.BranchSheets;
import dev.slipway.ui.project.ProjectActions;
import dev.slipway.ui.widget.MenuItems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.VBox;

/** What can be done with the chosen commit. */
final class CommitMenu extends VBox {
    private final MenuButton menu = new MenuButton("Do with this commit");
    private final HistoryModel model;
    private final ProjectActions project;
    private final BranchSheets sheets;
    private final Consumer<String> compareTyped;

    /** @param compareTyped lets the person name with what to compare this */
    CommitMenu(HistoryModel model, ProjectActions project, BranchSheets sheets, Consumer<String> compareTyped) {
        super(8);
        this.model = model;
        this.project = project;
        this.sheets = sheets;
        this.compareTyped = compareTyped;
        menu.setMaxWidth(Double.MAX_VALUE);
    }

    void offer(Optional<Commit> chosen) {
        menu.setVisible(chosen.isPresent());
        chosen.ifPresent(commit -> menu.getItems().setAll(items(commit)));
        getChildren()
                .setAll(chosen
                        .flatMap(commit -> model.landmarksProperty().get().promotable(commit.revision()))
                        .map(this::promoting)
                        .stream()
                        .toList());
        getChildren().add(menu);
    }

    /** The same as a menu of its own. */
    ContextMenu of(Commit commit) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items(commit));
        return menu;
    }

    private Button promoting(Promotable promotable) {
        Button promote = new Button("Promote " + promotable.release().name() + " to " + promotable.to());
        promote.getStyleClass().add("accent");
        promote.setMnemonicParsing(false);
        promote.setMaxWidth(Double.MAX_VALUE);
        promote.setOnAction(
                _ -> project.promote(promotable.from(), promotable.to()).start());
        return promote;
    }

    private List<MenuItem> items(Commit commit) {
        Revision at = commit.revision();
        Landmarks landmarks = model.landmarksProperty().get();
        String name = name(at, landmarks);
        List<String> branches = targets(landmarks, Optional.empty());
        List<MenuItem> items = new ArrayList<>();
        landmarks.live().stream()
                .filter(live -> live.tier() == Tier.PRODUCTION
                        && live.release().revision().equals(at))
                .map(live -> hotfix(live.environment(), sheets))
                .forEach(items::add);
        items.addAll(List.of(
                MenuItems.of("Tag it as a release\u2026", () -> project.tag(at).start()),
                MenuItems.of("New branch here\u2026", () -> sheets.create(at)),
                new SeparatorMenuItem(),
                MenuItems.of("Merge " + name + " into a branch\u2026", () -> sheets.merge(name, branches)),
                MenuItems.of("Fast-forward a branch to " + name + "\u2026", () -> sheets.fastForward(name, branches)),
                MenuItems.of("Revert it on a branch\u2026", () -> sheets.revert(commit, branches)),
                new SeparatorMenuItem(),
                comparing(name, landmarks)));
        return items;
    }

    /** A branch from what is live there. */
    static MenuItem hotfix(String environment, BranchSheets sheets) {
        return MenuItems.of(
                "Hotfix from what is live on " + environment + "\u2026", () -> sheets.hotfix(Optional.of(environment)));
    }

    /** What a person calls it: the branch or the tag at it, else its id. */
    private static String name(Revision at, Landmarks landmarks) {
        return Stream.concat(
                        landmarks.branches().stream()
                                .filter(branch ->
                                        !branch.remote() && branch.tip().equals(at))
                                .map(Branch::name),
                        landmarks.tags().stream()
                                .filter(tag -> tag.revision().equals(at))
                                .map(tag -> tag.name()))
                .findFirst()
                .orElse(at.abbreviated());
    }

    /** Local branches into which something can go; last the one that is checked out, which is left to git. */
    static List<String> targets(Landmarks landmarks, Optional<String> first) {
        List<String> all = branches(landmarks);
        Optional<String> head = landmarks.head().branch();
        return Stream.of(
                        first.filter(name -> !head.equals(Optional.of(name))).stream(),
                        all.stream().filter(name -> !head.equals(Optional.of(name))),
                        all.stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    /** Local branches, those of environments first. */
    static List<String> branches(Landmarks landmarks) {
        return Stream.concat(landmarks.environmentBranches().stream(), landmarks.branches().stream())
                .filter(branch -> !branch.remote())
                .map(Branch::name)
                .distinct()
                .toList();
    }

    private Menu comparing(String name, Landmarks landmarks) {
        Menu menu = new Menu("Compare with");
        List<String> others =
                new ArrayList<>(branches(landmarks).stream().limit(8).toList());
        landmarks.live().stream().map(Presence::environment).forEach(others::add);
        others.stream()
                .distinct()
                .filter(other -> !other.equals(name))
                .map(other -> MenuItems.of(other, () -> model.compare(other, name)))
                .forEach(menu.getItems()::add);
        menu.getItems().add(MenuItems.of("Another\u2026", () -> compareTyped.accept(name + "..")));
        return menu;
    }
}
