package dev.slipway.journal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings the database, the log and the noted head together when a trail is opened. After a crash the log may be ahead of
 * both others; the database then gets what it lacks. Whatever a crash cannot explain was not done by Slipway.
 */
final class Recovery {
    private final Ledger ledger;
    private final AheadLog log;

    Recovery(Ledger ledger, AheadLog log) {
        this.ledger = ledger;
        this.log = log;
    }

    /** The head of the trail, which database and log now share; empty if they do not fit together. */
    Optional<Head> run(HeadFile.Note note) throws IOException {
        Head present = ledger.last().map(Head::of).orElse(Head.EMPTY);
        AheadLog.Tail tail = log.tail(Math.min(present.sequence(), note.head().sequence()));
        Map<Long, Head> logged = new LinkedHashMap<>();
        logged.put(0L, Head.EMPTY);
        tail.lines().forEach(line -> logged.put(line.entry().sequence(), Head.of(line.entry())));
        Head last = tail.lines().isEmpty()
                ? Head.EMPTY
                : Head.of(tail.lines().getLast().entry());
        boolean fits = note.head().equals(logged.get(note.head().sequence()))
                && present.equals(logged.get(present.sequence()))
                && (!note.closed() || (present.equals(note.head()) && last.equals(note.head())));
        if (!fits || !replay(present, tail.lines())) {
            return Optional.empty();
        }
        log.cut(tail.length());
        return Optional.of(last);
    }

    private boolean replay(Head present, List<AheadLog.Line> lines) {
        Verifier verifier = Verifier.from(present);
        Map<UUID, Entry> missing = new LinkedHashMap<>();
        for (AheadLog.Line line : lines) {
            if (line.entry().sequence() > present.sequence()) {
                if (verifier.check(line.entry()).isPresent()) {
                    return false;
                }
                missing.put(line.request(), line.entry());
            }
        }
        if (!missing.isEmpty()) {
            ledger.insert(missing);
        }
        return true;
    }
}
