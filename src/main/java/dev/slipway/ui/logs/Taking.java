package dev.slipway.ui.logs;

import dev.slipway.app.words.Words;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.WrittenForm;
import dev.slipway.logs.text.SafeText;
import dev.slipway.ui.logs.LogLines.Copied;
import dev.slipway.ui.logs.Picked.Places;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Takes rows out of the list: as text for the clipboard, or into a file. */
final class Taking {
    /** What a clipboard is given at most, in characters. */
    private static final int MOST = 50_000_000;

    private static final int TOLD_EVERY = 10_000;

    private Taking() {}

    /** Rows as they are shown, all lines of records below each other. */
    static String shown(Copied rows, Places places) throws InterruptedException {
        return taken(places, place -> {
            String lines = said(rows.rows(), place).stream()
                    .skip(1)
                    .map(line -> "\n    " + line.text())
                    .collect(Collectors.joining());
            return first(rows, place) + lines;
        });
    }

    /** The line without what is told of lines that are folded: they come along. */
    private static String first(Copied rows, int place) {
        String line = rows.line(place).text();
        int fold = line.lastIndexOf("  ▸ ");
        return (fold < 0 || said(rows.rows(), place).size() < 2 ? line : line.substring(0, fold)).stripTrailing();
    }

    /** Messages alone, without time, host and level. */
    static String messages(Copied rows, Places places) throws InterruptedException {
        return taken(
                places,
                place -> said(rows.rows(), place).stream().map(SafeText::text).collect(Collectors.joining("\n")));
    }

    private static List<SafeText> said(Rows rows, int place) {
        return SafeText.of(rows.record(place).map(RowText::said).orElse(List.of()));
    }

    /** A block of columns, as it is shown. */
    static String block(Copied rows, Places places, Picked block) throws InterruptedException {
        return taken(places, place -> rows.line(place).between(block.left(), block.right()));
    }

    private interface OfRow {
        String at(int place);
    }

    private static String taken(Places places, OfRow text) throws InterruptedException {
        StringBuilder all = new StringBuilder();
        for (int place = places.first(); place <= places.last(); place++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            String row = text.at(place);
            if (all.length() + row.length() > MOST) {
                throw new IllegalStateException("This is more than a clipboard takes well: "
                        + Words.count(places.count(), "row") + ". Export them into a file.");
            }
            all.append(row).append(row.isEmpty() ? "" : "\n");
        }
        return all.toString();
    }

    /**
     * Writes the records among these rows into a file, which is there only once it is whole.
     *
     * @param progress is told how many were written, now and then
     * @return how many
     */
    static int write(Rows rows, Places places, WrittenForm form, Path file, IntConsumer progress)
            throws IOException, InterruptedException {
        Path beside = file.resolveSibling(file.getFileName() + ".part");
        try {
            int count = writeTo(beside, rows, places, form, progress);
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            return count;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static int writeTo(Path file, Rows rows, Places places, WrittenForm form, IntConsumer progress)
            throws IOException, InterruptedException {
        int count = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int place = places.first(); place <= places.last(); place++) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (rows.row(place) instanceof Row.Wrote wrote) {
                    String text = rows.record(place)
                            .map(record -> form.of(wrote.log(), record))
                            .orElse("");
                    out.write(text);
                    count += text.isEmpty() ? 0 : 1;
                }
                if (count % TOLD_EVERY == 0) {
                    progress.accept(count);
                }
            }
        }
        return count;
    }
}
