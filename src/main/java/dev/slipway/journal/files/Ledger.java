package dev.slipway.journal.files;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Mark;
import dev.slipway.release.Digest;
import dev.slipway.store.Database;
import dev.slipway.store.Schema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The table of entries. It inserts and selects; there is no statement here that changes or deletes a row. */
final class Ledger implements AutoCloseable {
    private static final Schema SCHEMA = new Schema("dev/slipway/journal/migrations", 4);

    private final Database database;

    private Ledger(Database database) {
        this.database = database;
    }

    /** Opens the database in this file, and makes a new one if there is none and it may be written. */
    static Ledger open(Path file, Database.Access access) {
        return new Ledger(Database.open(file, access, SCHEMA));
    }

    /** Makes one that ends when it is closed. */
    static Ledger inMemory() {
        return new Ledger(Database.inMemory(SCHEMA));
    }

    /** Inserts all or none, and returns when they are on the disk. */
    void insert(Map<UUID, Entry> entries) {
        load(entries);
        force();
    }

    /** Inserts all or none; they may still be lost before {@link #force}. */
    void load(Map<UUID, Entry> entries) {
        database.handle().useTransaction(handle -> {
            try (PreparedBatch batch = handle.prepareBatch("""
                    INSERT INTO entry (sequence, at, user_name, machine, identity, kind, subject, body, previous, hash, request)
                    VALUES (:sequence, :at, :user, :machine, :identity, :kind, :subject, :body, :previous, :hash, :request)
                    """)) {
                entries.forEach((request, entry) -> bind(batch, request, entry).add());
                batch.execute();
            }
        });
    }

    /** Returns when all that was inserted is on the disk. */
    void force() {
        database.force();
    }

    private static PreparedBatch bind(PreparedBatch batch, UUID request, Entry entry) {
        return batch.bind("sequence", entry.sequence())
                .bind("at", entry.at().atOffset(ZoneOffset.UTC))
                .bind("user", entry.actor().user())
                .bind("machine", entry.actor().machine())
                .bind("identity", entry.actor().identity())
                .bind("kind", entry.kind())
                .bind("subject", entry.subject())
                .bind("body", entry.body())
                .bind("previous", entry.previous().hex())
                .bind("hash", entry.hash().hex())
                .bind("request", request);
    }

    /** The entry that was written for this request. */
    Optional<Entry> written(UUID request) {
        return database.handle()
                .createQuery("SELECT * FROM entry WHERE request = :request")
                .bind("request", request)
                .map(Ledger::entry)
                .findOne();
    }

    /** The entry with the highest sequence. */
    Head head() {
        return database.handle()
                .createQuery("SELECT * FROM entry WHERE sequence = (SELECT MAX(sequence) FROM entry)")
                .map(Ledger::entry)
                .findFirst()
                .map(Head::of)
                .orElse(Head.EMPTY);
    }

    /** The entries with a sequence above {@code low} and up to {@code high}, oldest first. */
    List<Entry> range(long low, long high) {
        return database.handle()
                .createQuery("SELECT * FROM entry WHERE sequence > :low AND sequence <= :high ORDER BY sequence")
                .bind("low", low)
                .bind("high", high)
                .setFetchSize(1000)
                .map(Ledger::entry)
                .list();
    }

    /** Those of {@link #range} that match, newest first and at most {@code limit}. */
    List<Entry> find(Criteria criteria, int limit, long low, long high) {
        List<String> kinds = criteria.kind().map(this::kinds).orElse(List.of());
        if (criteria.kind().isPresent() && kinds.isEmpty()) {
            return List.of();
        }
        return new Search(criteria, kinds)
                .prepared(database.handle(), low, high, limit)
                .map(Ledger::entry)
                .list();
    }

    /** As {@link Backend#marks}. An index has all of it, in the order that is named in full so that H2 sorts nothing. */
    List<Mark> marks(String kind, int limit, Span whole) {
        return database.handle()
                .createQuery("SELECT sequence, subject FROM entry WHERE kind = :kind AND sequence > :low"
                        + " AND sequence <= :high ORDER BY kind DESC, sequence DESC LIMIT :limit")
                .bind("kind", kind)
                .bind("low", whole.low())
                .bind("high", whole.high())
                .bind("limit", limit)
                .map((row, _) -> new Mark(row.getLong("sequence"), text(row, "subject")))
                .list();
    }

    /** Those that there are of this kind. They are few, and the index tells them without a look at the entries. */
    private List<String> kinds(String wanted) {
        return database.handle().createQuery("SELECT DISTINCT kind FROM entry").mapTo(String.class).stream()
                .filter(kind -> kind.equals(wanted) || kind.startsWith(wanted + "."))
                .toList();
    }

    /** The smallest part of {@code whole} that holds all of its entries that are of the wanted time. */
    Span span(Criteria criteria, Span whole) {
        long low = criteria.since()
                .map(since -> bound("SELECT MIN(sequence) FROM entry WHERE at >= :at", since)
                        .map(first -> first - 1)
                        .orElse(whole.high()))
                .orElse(whole.low());
        long high = criteria.until()
                .map(until -> bound("SELECT MAX(sequence) FROM entry WHERE at < :at", until)
                        .orElse(whole.low()))
                .orElse(whole.high());
        return new Span(Math.max(low, whole.low()), Math.min(high, whole.high()));
    }

    private Optional<Long> bound(String query, Instant at) {
        return database.handle()
                .createQuery(query)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .findOne();
    }

    @Override
    public void close() {
        database.close();
    }

    private static Entry entry(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getLong("sequence"),
                time(row.getObject("at", OffsetDateTime.class)),
                new Actor(text(row, "user_name"), text(row, "machine"), text(row, "identity")),
                text(row, "kind"),
                text(row, "subject"),
                text(row, "body"),
                digest(text(row, "previous")),
                digest(text(row, "hash")));
    }

    /** Slipway writes no null, but whoever tampers with the file may; verifying must then name the entry, not fail. */
    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static Instant time(@Nullable OffsetDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }

    /** What is no digest becomes one that fits no entry, for the same reason. */
    private static Digest digest(String hex) {
        try {
            return new Digest(hex);
        } catch (IllegalArgumentException _) {
            return Digest.of(("not a digest: " + hex).getBytes(StandardCharsets.UTF_8));
        }
    }
}
