package dev.slipway.ui.logs;

import dev.slipway.ui.action.Action;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/** What can be done with logs, for the palette and the buttons. */
final class LogsActions {
    private final Action export;
    private final List<Action> all;

    LogsActions(LogsModel model, LogsJumps jumps, ListActs acts, Runnable chooseFile) {
        export = Action.of("logs.export", "Export the logs that are listed", Feather.DOWNLOAD, chooseFile);
        all = List.of(
                Action.of("logs.find", "Find in the logs", Feather.SEARCH, acts::find)
                        .withKey("Shortcut+F"),
                Action.of(
                        "logs.follow",
                        "Follow the logs",
                        Feather.CHEVRONS_DOWN,
                        () -> model.lines().follow(true)),
                Action.of("logs.error.next", "Next error", Feather.ALERT_CIRCLE, () -> jumps.toError(true)),
                Action.of("logs.error.previous", "Previous error", Feather.ALERT_CIRCLE, () -> jumps.toError(false)),
                Action.of("logs.hit.next", "Next hit", Feather.CHEVRON_DOWN, () -> jumps.toHit(true)),
                Action.of("logs.hit.previous", "Previous hit", Feather.CHEVRON_UP, () -> jumps.toHit(false)),
                Action.of("logs.context", "Show hits alone, or among all rows", Feather.FILTER, acts::context),
                Action.of("logs.bookmark", "Set or remove a bookmark", Feather.BOOKMARK, acts::bookmark),
                Action.of("logs.bookmark.next", "Next bookmark", Feather.BOOKMARK, () -> jumps.toBookmark(true)),
                Action.of(
                        "logs.bookmark.previous", "Previous bookmark", Feather.BOOKMARK, () -> jumps.toBookmark(false)),
                Action.of(
                        "logs.wrap",
                        "Wrap long lines, or not",
                        Feather.CORNER_DOWN_LEFT,
                        () -> model.lines().wrap(!model.lines().wrapped())),
                Action.of(
                        "logs.copy.messages",
                        "Copy the messages that are selected",
                        Feather.COPY,
                        () -> acts.copy(true)),
                export);
    }

    Action export() {
        return export;
    }

    List<Action> all() {
        return all;
    }
}
