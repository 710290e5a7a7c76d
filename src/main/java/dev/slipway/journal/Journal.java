package dev.slipway.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/** The audit trail. Safe for use by many threads and, through its owner, by several processes. */
public interface Journal extends AutoCloseable {

    /**
     * Appends an entry. When this returns, the entry is on disk and survives the end of this process and of the machine.
     *
     * @throws JournalException if it could not be recorded: what it announces must then not be done
     */
    Entry append(Draft draft);

    /** The entries that match, newest first. */
    List<Entry> find(Query query);

    /** All entries with this subject, oldest first. */
    List<Entry> of(String subject);

    /** Reads the whole trail and checks it; {@code progress} hears how many entries were read so far. */
    Verification verify(LongConsumer progress) throws InterruptedException;

    /** Writes all entries as JSON Lines to a new file, and returns how many. */
    long export(Path file);

    /** Calls the listener after each append by any process; close the handle to stop. */
    AutoCloseable listen(Runnable listener);

    @Override
    void close();
}
