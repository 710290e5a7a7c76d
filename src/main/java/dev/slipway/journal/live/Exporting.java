package dev.slipway.journal.live;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Export;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Trouble;
import dev.slipway.journal.files.Backend;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Writes entries as JSON Lines, page by page, into a file of another name beside the wanted one. Only when all of it is on
 * the disk the file gets its name, so a file of that name is always whole.
 */
final class Exporting {
    private final Desk desk;
    private final int page;

    Exporting(Desk desk, int page) {
        this.desk = desk;
        this.page = page;
    }

    /** Writes what was there when it began, oldest first, and returns how many. Cancelled by interruption. */
    long run(Export export, LongConsumer progress) throws InterruptedException {
        Path file = export.file().toAbsolutePath();
        refuseExisting(export, file);
        Path directory = directoryOf(file);
        try {
            Path beside = Files.createTempFile(directory, file.getFileName() + ".", ".part");
            try {
                long count = write(export.criteria(), beside, progress);
                name(beside, file, export.replace());
                return count;
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (FileAlreadyExistsException e) {
            throw new JournalException(exists(file), e);
        } catch (IOException e) {
            throw new JournalException(
                    new Trouble(
                            "The trail could not be written to %s, and nothing was left there: %s."
                                    .formatted(file, Trouble.reason(e)),
                            "Choose a place with free space where you may write."),
                    e);
        }
    }

    private static void refuseExisting(Export export, Path file) {
        if (Files.isDirectory(file)) {
            throw new JournalException(new Trouble("%s is a folder.".formatted(file), "Name a file in it."));
        }
        if (!export.replace() && Files.exists(file)) {
            throw new JournalException(exists(file));
        }
    }

    private static Trouble exists(Path file) {
        return new Trouble("%s exists already.".formatted(file), "Choose another name.");
    }

    private static Path directoryOf(Path file) {
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new JournalException(
                    new Trouble("There is no folder %s.".formatted(directory), "Make it or choose another one."));
        }
        return directory;
    }

    private long write(Criteria criteria, Path file, LongConsumer progress) throws IOException, InterruptedException {
        long last = desk.call(Backend::last);
        long count = 0;
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            for (long at = 0; at < last; at += page) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("Exporting the journal was cancelled");
                }
                long low = at;
                long high = Math.min(last, at + page);
                List<Entry> entries = desk.call(journal -> journal.find(criteria, page, low, high))
                        .reversed();
                write(entries, new BufferedOutputStream(out));
                count += entries.size();
                progress.accept(high);
            }
            out.getFD().sync();
        }
        return count;
    }

    private static void write(List<Entry> entries, OutputStream out) throws IOException {
        for (Entry entry : entries) {
            out.write(entry.line().getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }
        out.flush();
    }

    private static void name(Path beside, Path file, boolean replace) throws IOException {
        if (replace) {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(beside, file);
        }
    }
}
