package dev.slipway.ui.history;

import dev.slipway.app.Landmarks;
import dev.slipway.app.Landmarks.Presence;
import dev.slipway.project.Tier;
import dev.slipway.ui.action.Action;
import dev.slipway.ui.branch.BranchSheets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with the history, for the palette and the keys. */
final class HistoryActions {
    private HistoryActions() {}

    /**
     * @param find leads to where text is looked for
     * @param jump leads to where a commit is named
     */
    static List<Action> of(HistoryModel model, BranchSheets sheets, Runnable find, Runnable jump) {
        List<Action> actions = new ArrayList<>(List.of(
                Action.of("history.find", "Find commits by text", Feather.SEARCH, find)
                        .withKey("Shortcut+F"),
                Action.of("history.jump", "Go to a commit, branch, tag or day", Feather.CORNER_DOWN_RIGHT, jump)
                        .withKey("Shortcut+G"),
                Action.of("history.today", "Go to the newest commit", Feather.CALENDAR, () -> model.choose(0))));
        hotfixes(model.landmarksProperty().get())
                .forEach((environment, from) -> actions.add(Action.of(
                        "history.hotfix." + environment.orElse(""),
                        "Hotfix: a branch from what is live on " + from,
                        Feather.TOOL,
                        () -> sheets.hotfix(environment))));
        for (String branch : CommitMenu.branches(model.landmarksProperty().get())) {
            actions.add(Action.of(
                    "history.push." + branch, "Push " + branch, Feather.UPLOAD_CLOUD, () -> sheets.push(branch)));
        }
        Landmarks landmarks = model.landmarksProperty().get();
        landmarks.branches().stream()
                .filter(branch -> !branch.remote())
                .map(branch -> Action.of(
                        "history.delete." + branch.name(),
                        "Delete " + branch.name(),
                        Feather.TRASH_2,
                        () -> sheets.delete(branch, BranchMenu.there(branch, landmarks))))
                .forEach(actions::add);
        for (Presence live : model.landmarksProperty().get().live()) {
            actions.add(Action.of(
                    "history.live." + live.environment(),
                    "Go to what is live on " + live.environment(),
                    Feather.CORNER_DOWN_RIGHT,
                    () -> model.jump(live.release().revision())));
        }
        for (Scope scope : Scope.choices(model.landmarksProperty().get())) {
            actions.add(Action.of(
                    "history.scope." + scope.title(),
                    "Show: " + scope.title(),
                    Feather.FILTER,
                    () -> model.show(scope)));
        }
        return actions;
    }

    /** What a hotfix can begin with, by the environment; one that would be refused with the reason where nothing is live. */
    static Map<Optional<String>, String> hotfixes(Landmarks landmarks) {
        Map<Optional<String>, String> all = new LinkedHashMap<>();
        landmarks.live().stream()
                .filter(live -> live.tier() == Tier.PRODUCTION)
                .map(Presence::environment)
                .forEach(environment -> all.put(Optional.of(environment), environment));
        return all.isEmpty() ? Map.of(Optional.empty(), "production") : all;
    }
}
