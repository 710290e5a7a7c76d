package dev.slipway.journal.files;

import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Mark;
import dev.slipway.store.Database;
import dev.slipway.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.JdbiException;

/**
 * What there is to read of a trail: the entries in the database and, while it cannot be written, those behind them that
 * only the log has, because of a crash or of a database that failed, in a table in memory.
 */
final class TrailReader implements AutoCloseable {
    private final Ledger ledger;
    private final Optional<Ledger> behind;

    private TrailReader(Ledger ledger, Optional<Ledger> behind) {
        this.ledger = ledger;
        this.behind = behind;
    }

    /** Reads a database that has all entries. */
    static TrailReader of(Ledger ledger) {
        return new TrailReader(ledger, Optional.empty());
    }

    /**
     * Opens the trail in this directory, which nothing writes.
     *
     * @throws StoreException if the database cannot be read
     */
    static TrailReader open(Path directory) throws IOException {
        Ledger ledger = Ledger.open(Trail.stem(directory), Database.Access.READ);
        try {
            return new TrailReader(ledger, onlyLogged(directory, ledger.head()));
        } catch (IOException | JdbiException | StoreException e) {
            ledger.close();
            throw e;
        }
    }

    /** Where the trail was closed the database had all; what it lacks then no crash took. */
    private static Optional<Ledger> onlyLogged(Path directory, Head present) throws IOException {
        boolean crashed = HeadFile.read(Trail.headFile(directory))
                .filter(note -> !note.closed())
                .isPresent();
        if (!crashed || !Files.exists(AheadLog.in(directory)) || AheadLog.last(directory) <= present.sequence()) {
            return Optional.empty();
        }
        Ledger behind = Ledger.inMemory();
        try {
            new Replay(directory, behind, (_, _) -> {})
                    .run(AheadLog.offset(directory, present.sequence()), present, present);
            return Optional.of(behind);
        } catch (IOException | JdbiException e) {
            behind.close();
            throw e;
        }
    }

    /** As {@link Backend#find}. */
    List<Entry> find(Criteria criteria, int limit, long low, long high) {
        List<Entry> found = new ArrayList<>();
        for (Ledger each : newestFirst().toList()) {
            found.addAll(each.find(criteria, limit - found.size(), low, high));
        }
        return found;
    }

    /** As {@link Backend#marks}. */
    List<Mark> marks(String kind, int limit, Span whole) {
        return newestFirst()
                .flatMap(each -> each.marks(kind, limit, whole).stream())
                .limit(limit)
                .toList();
    }

    /** As {@link Backend#range}. */
    List<Entry> range(long low, long high) {
        return Stream.concat(Stream.of(ledger), behind.stream())
                .flatMap(each -> each.range(low, high).stream())
                .toList();
    }

    /** As {@link Backend#span}. */
    Span span(Criteria criteria, Span whole) {
        return newestFirst()
                .map(each -> each.span(criteria, whole))
                .reduce(Span::union)
                .orElse(whole);
    }

    /** As {@link Backend#last}. */
    long last() {
        return newestFirst().mapToLong(each -> each.head().sequence()).max().orElse(0);
    }

    private Stream<Ledger> newestFirst() {
        return Stream.concat(behind.stream(), Stream.of(ledger));
    }

    @Override
    public void close() {
        behind.ifPresent(Ledger::close);
        ledger.close();
    }
}
