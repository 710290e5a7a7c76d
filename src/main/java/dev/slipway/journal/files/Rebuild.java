package dev.slipway.journal.files;

import dev.slipway.journal.JournalException;
import dev.slipway.journal.Progress;
import dev.slipway.journal.Trouble;
import dev.slipway.store.Database;
import dev.slipway.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.jdbi.v3.core.JdbiException;

/**
 * Makes the database anew from the log, in a file beside its place. The file gets its name when it is whole and on the
 * disk, so after a crash the next opening starts over. What does not follow in the log is left out, with all behind it.
 */
public final class Rebuild {
    private static final String NAME = "journal.anew";

    private final Path directory;
    private final Progress progress;

    Rebuild(Path directory, Progress progress) {
        this.directory = directory;
        this.progress = progress;
    }

    /** When a process, whichever it is, last wrote to a database that it makes anew; long ago if none does. */
    public static FileTime lastWork(Path directory) throws IOException {
        try {
            return Files.getLastModifiedTime(file(directory));
        } catch (NoSuchFileException _) {
            return FileTime.fromMillis(0);
        }
    }

    /**
     * Makes it beside its place.
     *
     * @throws JournalException if it could not be done; nothing of it is left then
     */
    void make() throws IOException {
        Path file = file(directory);
        try {
            Files.deleteIfExists(file);
            try (Ledger ledger = Ledger.open(directory.resolve(NAME), Database.Access.WRITE)) {
                new Replay(directory, ledger, progress).run(0, Head.EMPTY, Head.EMPTY);
            }
        } catch (StoreException | JdbiException | IOException e) {
            Files.deleteIfExists(file);
            throw new JournalException(Trouble.notMade(directory, e), e);
        }
    }

    /** Puts what was made in its place. */
    void put() throws IOException {
        Files.move(file(directory), Trail.database(directory), StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(Path directory) {
        return directory.resolve(NAME + ".mv.db");
    }
}
