package dev.slipway.journal.files;

import dev.slipway.journal.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/** Whether entries can be appended to a trail. */
sealed interface TrailState {
    /** Entries can be appended; {@code fileKey} tells the database file from another one of the same name. */
    record Writable(AheadLog log, Ledger ledger, HeadFile headFile, Object fileKey, Head head) implements TrailState {
        Writable at(Head newHead) {
            return new Writable(log, ledger, headFile, fileKey, newHead);
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
