package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.WrittenForm;
import dev.slipway.ui.logs.LogLines.Copied;
import dev.slipway.ui.logs.Picked.Places;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Activity;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Copies rows and writes them into files, beside the window's thread. */
final class LogsTaking {
    private final ScreenContext context;
    private final LogLines lines;
    private final Consumer<String> clipboard;
    private final Activity taking;

    LogsTaking(ScreenContext context, LogLines lines, Consumer<String> clipboard) {
        this.context = context;
        this.lines = lines;
        this.clipboard = clipboard;
        this.taking = new Activity(context.background());
    }

    /** What is being taken. */
    Activity taking() {
        return taking;
    }

    /** Copies what is selected: rows as they are shown, their messages alone, or a block. */
    void copy(boolean messagesOnly) {
        Optional<Picked> picked = lines.picked();
        Copied rows = lines.copied();
        lines.places().ifPresent(places -> {
            Callable<String> text = picked.filter(Picked::isBlock).isPresent() && !messagesOnly
                    ? () -> Taking.block(rows, places, picked.get())
                    : messagesOnly ? () -> Taking.messages(rows, places) : () -> Taking.shown(rows, places);
            String what = Words.count(places.count(), "row");
            taking.start("Copying " + what, text, copied -> {
                clipboard.accept(copied);
                context.notices().done(what + " copied.");
            });
        });
    }

    /** Whether several rows are selected, which an export takes alone. */
    boolean several() {
        return lines.places().filter(places -> places.count() > 1).isPresent();
    }

    /** Writes the rows that are selected, or all that are listed where not more than one is. */
    void export(Path file, WrittenForm form) {
        Copied rows = lines.copied();
        Places places = lines.places()
                .filter(some -> some.count() > 1)
                .orElse(new Places(0, rows.rows().size() - 1));
        String what = "Writing " + file.getFileName();
        Consumer<Integer> progress = context.background()
                .batched(counts -> taking.say(
                        what + ", " + Words.number(counts.getLast()) + " of " + Words.count(places.count(), "row")));
        taking.start(
                what,
                () -> Taking.write(rows.rows(), places, form, file, progress::accept),
                count -> context.notices().done(Words.count(count, "record") + " written to " + file));
    }
}
