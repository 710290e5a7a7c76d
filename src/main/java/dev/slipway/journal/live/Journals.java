package dev.slipway.journal.live;

import dev.slipway.journal.Journal;
import dev.slipway.journal.JournalException;
import dev.slipway.journal.Progress;
import dev.slipway.journal.Trouble;
import dev.slipway.journal.files.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

/** Opens journals. */
public final class Journals {
    private Journals() {}

    /**
     * Opens the journal in a directory, and makes both if they are not there. When other processes have it open, all of
     * them work on the same trail: the first owns the files, the others speak to it, and one of them takes over when it
     * ends. A journal that cannot be written is opened all the same: it can be read, and an append says why it is refused.
     *
     * @throws JournalException if it cannot be opened at all
     */
    public static Journal open(Path directory, Clock clock) {
        Journal journal = opening(directory, clock, (_, _) -> {});
        try {
            journal.awaitOpen();
            return journal;
        } catch (JournalException e) {
            journal.close();
            throw e;
        }
    }

    /**
     * The same without waiting: what is asked of the journal waits until it is open, and fails as this would have failed.
     *
     * @param progress hears of the database, should it have to be made anew from the log
     */
    public static Journal opening(Path directory, Clock clock, Progress progress) {
        Path home = directory.toAbsolutePath().normalize();
        makeDirectory(home);
        Bells bells = new Bells();
        SecureRandom random = new SecureRandom();
        return new LiveJournal(
                home,
                new Desk(new Entrance(home, clock, bells, progress), bells),
                bells,
                () -> Proposal.newId(Instant.now(), random));
    }

    private static void makeDirectory(Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
                if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
                }
            }
        } catch (IOException e) {
            throw new JournalException(
                    new Trouble(
                            "The folder %s for the journal cannot be made: %s.".formatted(directory, Trouble.reason(e)),
                            "See that you may write to the folder that it shall be in, then try again."),
                    e);
        }
    }
}
