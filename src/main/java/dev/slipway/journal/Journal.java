package dev.slipway.journal;

import java.util.List;
import java.util.function.LongConsumer;

/** The audit trail. Safe for use by many threads and, through its owner, by several processes. */
public interface Journal extends AutoCloseable {

    /**
     * Waits until the trail is open, however long that takes.
     *
     * @throws JournalException if it cannot be opened at all
     */
    void awaitOpen();

    /**
     * Appends an entry. When this returns, the entry is on disk and survives the end of this process and of the machine.
     *
     * @throws JournalException if it could not be recorded: what it announces must then not be done
     */
    Entry append(Draft draft);

    /** The entries that match, newest first. */
    List<Entry> find(Query query);

    /** The marks of all entries of exactly this kind that stand behind {@code sequence}, newest first. Reads no entry. */
    List<Mark> marks(String kind, long sequence);

    /** All entries with this subject, oldest first. */
    List<Entry> of(String subject);

    /** Reads the whole trail and checks it; {@code progress} hears how many entries were read so far. */
    Verification verify(LongConsumer progress) throws InterruptedException;

    /**
     * Writes entries as JSON Lines, oldest first, and returns how many; {@code progress} hears how many entries were read
     * so far. When this fails or is interrupted, the file is as it was before: not there, or the old one.
     *
     * @throws JournalException if it could not be written; the message says why
     */
    long export(Export export, LongConsumer progress) throws InterruptedException;

    /** Calls the listener soon after appends by any process; close the handle to stop. */
    AutoCloseable listen(Runnable listener);

    @Override
    void close();
}
