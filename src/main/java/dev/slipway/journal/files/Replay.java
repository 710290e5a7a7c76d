package dev.slipway.journal.files;

import dev.slipway.journal.Entry;
import dev.slipway.journal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives a database the entries that the log has and it lacks, in large batches and with one force at the end, as far as
 * each follows from the one before it.
 */
final class Replay {
    private static final int BATCH = 2_000;

    private final Path directory;
    private final Ledger ledger;
    private final Progress progress;
    private final LinkedHashMap<UUID, Entry> batch = new LinkedHashMap<>();
    private long all;

    Replay(Path directory, Ledger ledger, Progress progress) {
        this.directory = directory;
        this.ledger = ledger;
        this.progress = progress;
    }

    /**
     * What the log had.
     *
     * @param last the last entry that was read
     * @param length of the log up to the end of that entry
     * @param follows whether the entry that the database ended with is there, and everything behind it follows
     * @param noted whether the noted head is there
     */
    record Result(Head last, long length, boolean follows, boolean noted) {}

    /**
     * Reads the log from this offset on.
     *
     * @param present where the database ends
     * @param note a head to look for
     */
    Result run(long offset, Head present, Head note) throws IOException {
        try (LogLines lines = LogLines.open(AheadLog.in(directory), offset)) {
            Result result = replay(lines, present, note);
            if (result.last().sequence() > present.sequence()) {
                load(result.last().sequence());
                ledger.force();
            }
            return result;
        }
    }

    private Result replay(LogLines lines, Head present, Head note) throws IOException {
        Verifier verifier = Verifier.from(present);
        Result result = new Result(Head.EMPTY, lines.end(), present.equals(Head.EMPTY), note.equals(Head.EMPTY));
        for (var bytes = lines.next(); bytes.isPresent(); bytes = lines.next()) {
            Optional<AheadLog.Line> line = bytes.flatMap(AheadLog::line);
            if (line.isEmpty()) {
                return result;
            }
            Entry entry = line.get().entry();
            Head head = Head.of(entry);
            if (head.sequence() > present.sequence()) {
                if (!result.follows()
                        || verifier.check(entry, AheadLog.hash(bytes.get())).isPresent()) {
                    return new Result(result.last(), result.length(), false, result.noted());
                }
                add(line.get());
            }
            result = new Result(
                    head, lines.end(), result.follows() || head.equals(present), result.noted() || head.equals(note));
        }
        return result;
    }

    private void add(AheadLog.Line line) throws IOException {
        batch.put(line.request(), line.entry());
        if (batch.size() == BATCH) {
            if (all == 0) {
                all = AheadLog.last(directory);
            }
            load(all);
        }
    }

    private void load(long all) {
        if (!batch.isEmpty()) {
            long last = batch.lastEntry().getValue().sequence();
            ledger.load(batch);
            batch.clear();
            progress.at(last, all);
        }
    }
}
