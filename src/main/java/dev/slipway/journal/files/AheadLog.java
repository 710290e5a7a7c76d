package dev.slipway.journal.files;

import dev.slipway.journal.Entry;
import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code journal.log}: one line of JSON for each entry, only ever appended to, and forced to the disk before the entry
 * goes into the database. After {@code kill -9} under load H2 2.5 sometimes comes back without its newest commits, although
 * they were forced; this file gives them back, and a whole database where that was damaged.
 */
final class AheadLog implements AutoCloseable {
    private static final int FIRST_LOOK = 8 * 1024;
    private static final int LOOK_FACTOR = 4;

    private static final byte[] BEGIN = "{\"entry\":".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = ",\"request\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final int END_LENGTH = END.length + 36 + "\"}".length();

    private final FileChannel channel;

    private AheadLog(FileChannel channel) {
        this.channel = channel;
    }

    /** One line. */
    record Line(UUID request, Entry entry) {}

    static Path in(Path directory) {
        return directory.resolve("journal.log");
    }

    /** Makes an empty file. */
    static void create(Path directory) throws IOException {
        FileChannel.open(
                        in(directory),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    /** Opens an existing file, and drops what a crash left behind its whole lines, which are so many bytes long. */
    static AheadLog open(Path directory, long length) throws IOException {
        FileChannel channel = FileChannel.open(in(directory), StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (length < channel.size()) {
                channel.truncate(length);
                channel.force(true);
            }
            return new AheadLog(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Appends these, and returns when they are on the disk; what could not be written whole is taken back. */
    void append(Map<UUID, Entry> entries) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        entries.forEach((request, entry) -> {
            lines.writeBytes(Json.bytes(new Line(request, entry)));
            lines.write('\n');
        });
        long length = channel.size();
        try {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
            for (long position = length; bytes.hasRemaining(); ) {
                position += channel.write(bytes, position);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(length);
            throw e;
        }
    }

    /** An offset at which a line begins: that of the entry {@code sequence}, or of one before it; 0 if there is none. */
    static long offset(Path directory, long sequence) throws IOException {
        long length = Files.size(in(directory));
        for (long look = FIRST_LOOK; look < length; look *= LOOK_FACTOR) {
            try (LogLines lines = LogLines.open(in(directory), length - look)) {
                lines.next();
                long begin = lines.end();
                if (lines.next()
                        .flatMap(AheadLog::line)
                        .filter(line -> line.entry().sequence() <= sequence)
                        .isPresent()) {
                    return begin;
                }
            }
        }
        return 0;
    }

    /** What a line says; empty if it is broken. */
    static Optional<Line> line(byte[] bytes) {
        try {
            return Optional.of(Json.read(bytes, Line.class));
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }

    /** The hash that the entry of a line must have; one that fits none if it is no line. */
    static Digest hash(byte[] line) {
        int end = line.length - END_LENGTH;
        return end < BEGIN.length ? Digest.of(line) : EntryForm.hash(line, BEGIN.length, end);
    }

    /** Whether this is the line of the entry that has this JSON, whichever request it was written for. */
    static boolean isOf(byte[] entry, byte[] line) {
        return line.length == BEGIN.length + entry.length + END_LENGTH
                && stands(BEGIN, line, 0)
                && stands(entry, line, BEGIN.length)
                && stands(END, line, BEGIN.length + entry.length);
    }

    private static boolean stands(byte[] part, byte[] line, int at) {
        return Arrays.equals(part, 0, part.length, line, at, at + part.length);
    }

    /** The sequence of the last whole line, 0 if there is none. */
    static long last(Path directory) throws IOException {
        long last = 0;
        try (LogLines lines = LogLines.open(in(directory), offset(directory, Long.MAX_VALUE))) {
            for (var line = lines.next().flatMap(AheadLog::line);
                    line.isPresent();
                    line = lines.next().flatMap(AheadLog::line)) {
                last = line.get().entry().sequence();
            }
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
