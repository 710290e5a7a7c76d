package dev.slipway.journal.files;

import dev.slipway.journal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database, the log and the noted head together when a trail is opened. After a crash the log may be ahead of
 * both others. A database that lacks the newest entries gets them from the log, also where it was closed in order: after
 * a crash before that, H2 2.5 can come back with less than was there when it was closed. Whatever this cannot explain was
 * not done by Slipway.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Path directory;
    private final Ledger ledger;
    private final HeadFile.Note note;
    private final Progress progress;

    Recovery(Path directory, Ledger ledger, HeadFile.Note note, Progress progress) {
        this.directory = directory;
        this.ledger = ledger;
        this.note = note;
        this.progress = progress;
    }

    /**
     * What database and log now share.
     *
     * @param head of the trail
     * @param length of the log up to its last whole line
     */
    record Recovered(Head head, long length) {}

    /**
     * Empty if they do not fit together. What of the log follows from the database may be in it then all the same, to be
     * read.
     */
    Optional<Recovered> run() throws IOException {
        Head present = ledger.head();
        boolean lacking = present.sequence() < note.head().sequence();
        if (note.closed() && !lacking && !present.equals(note.head())) {
            return Optional.empty();
        }
        long from = AheadLog.offset(
                directory, Math.min(present.sequence(), note.head().sequence()));
        Replay.Result log = new Replay(directory, ledger, progress).run(from, present, note.head());
        boolean fits =
                log.follows() && log.noted() && (!note.closed() || log.last().equals(note.head()));
        if (fits && lacking) {
            LOG.warn(
                    "The database of the journal in {} had only {} of {} entries, and has the others from the log again",
                    directory,
                    present.sequence(),
                    log.last().sequence());
        }
        return fits ? Optional.of(new Recovered(log.last(), log.length())) : Optional.empty();
    }
}
