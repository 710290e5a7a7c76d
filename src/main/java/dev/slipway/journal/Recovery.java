package dev.slipway.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings the database, the log and the noted head together when a trail is opened. After a crash the log may be ahead of
 * both others; the database then gets what it lacks, which is everything where its file is gone. Whatever a crash cannot
 * explain was not done by Slipway.
 */
final class Recovery {
    private static final int BATCH = 1_000;

    private final Path directory;
    private final Ledger ledger;
    private final HeadFile.Note note;
    private final Map<UUID, Entry> missing = new LinkedHashMap<>();

    Recovery(Path directory, Ledger ledger, HeadFile.Note note) {
        this.directory = directory;
        this.ledger = ledger;
        this.note = note;
    }

    /**
     * What database and log now share.
     *
     * @param head of the trail
     * @param length of the log up to its last whole line
     */
    record Recovered(Head head, long length) {}

    /**
     * Empty if they do not fit together; what of the log follows from the database is then in it all the same, to be read.
     *
     * @param anew whether the file of the database was gone
     */
    Optional<Recovered> run(boolean anew) throws IOException {
        Head present = ledger.last().map(Head::of).orElse(Head.EMPTY);
        if (note.closed() && !anew && !present.equals(note.head())) {
            return Optional.empty();
        }
        long from = AheadLog.offset(
                directory, Math.min(present.sequence(), note.head().sequence()));
        try (LogLines lines = LogLines.open(AheadLog.in(directory), from)) {
            return replay(lines, present);
        }
    }

    private Optional<Recovered> replay(LogLines lines, Head present) throws IOException {
        Verifier verifier = Verifier.from(present);
        Head last = Head.EMPTY;
        boolean presentSeen = present.equals(last);
        boolean noteSeen = note.head().equals(last);
        long length = lines.end();
        for (var line = next(lines); line.isPresent(); line = next(lines)) {
            last = Head.of(line.get().entry());
            presentSeen |= last.equals(present);
            noteSeen |= last.equals(note.head());
            length = lines.end();
            if (last.sequence() > present.sequence()) {
                if (!presentSeen || verifier.check(line.get().entry()).isPresent()) {
                    insert();
                    return Optional.empty();
                }
                add(line.get());
            }
        }
        insert();
        boolean fits = presentSeen && noteSeen && (!note.closed() || last.equals(note.head()));
        return fits ? Optional.of(new Recovered(last, length)) : Optional.empty();
    }

    private static Optional<AheadLog.Line> next(LogLines lines) throws IOException {
        return lines.next().flatMap(AheadLog::line);
    }

    private void add(AheadLog.Line line) {
        missing.put(line.request(), line.entry());
        if (missing.size() == BATCH) {
            insert();
        }
    }

    private void insert() {
        if (!missing.isEmpty()) {
            ledger.insert(missing);
            missing.clear();
        }
    }
}
