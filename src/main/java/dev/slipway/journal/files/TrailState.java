package dev.slipway.journal.files;

import dev.slipway.journal.Entry;
import dev.slipway.journal.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Whether entries can be appended to a trail. */
sealed interface TrailState {
    /**
     * Entries can be appended.
     *
     * @param fileKey tells the database file from another one of the same name
     * @param logged what the log has and the database does not have yet, by the requests for which it was written
     */
    record Writable(AheadLog log, Ledger ledger, HeadFile headFile, Object fileKey, Head head, Map<UUID, Entry> logged)
            implements TrailState {
        /** Writes these into the log; when this returns they are on the disk. */
        Writable append(Map<UUID, Entry> entries, Head newHead) throws IOException {
            log.append(entries);
            headFile.note(newHead);
            Map<UUID, Entry> more = new LinkedHashMap<>(logged);
            more.putAll(entries);
            return new Writable(log, ledger, headFile, fileKey, newHead, more);
        }

        /** Gives the database what only the log has; when this returns it is on the disk there too. */
        Writable index() {
            if (logged.isEmpty()) {
                return this;
            }
            ledger.insert(logged);
            return new Writable(log, ledger, headFile, fileKey, head, Map.of());
        }

        /** The entry that was written for this request. */
        Optional<Entry> written(UUID request) {
            return Optional.ofNullable(logged.get(request)).or(() -> ledger.written(request));
        }

        /** Windows has no file keys; there an open file cannot be deleted either. */
        static Object fileKey(Path directory) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(Trail.database(directory), BasicFileAttributes.class);
            return Objects.requireNonNullElse(attributes.fileKey(), attributes.creationTime());
        }

        void close() throws IOException {
            try (log) {
                headFile.close();
            }
        }
    }

    /** Writing failed; the next append tries again. */
    record Failed(Trouble trouble) implements TrailState {}

    /** Nothing is appended. */
    record Refusing(Trouble trouble) implements TrailState {}
}
