package dev.slipway.journal;

import dev.slipway.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * {@code journal.log}: one line of JSON for each entry, only ever appended to, and forced to the disk before the entry
 * goes into the database. After {@code kill -9} under load H2 2.5 sometimes comes back without its newest commits, although
 * they were forced; this file gives them back.
 */
final class AheadLog implements AutoCloseable {
    private static final int FIRST_LOOK = 64 * 1024;
    private static final int LOOK_FACTOR = 4;

    private final FileChannel channel;

    private AheadLog(FileChannel channel) {
        this.channel = channel;
    }

    /** One line. */
    record Line(UUID request, Entry entry) {}

    /** The end of the file: its whole lines, and the length of the file up to the last of them. */
    record Tail(List<Line> lines, long length) {}

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

    /** Opens an existing file. */
    static AheadLog open(Path directory) throws IOException {
        return new AheadLog(FileChannel.open(in(directory), StandardOpenOption.READ, StandardOpenOption.WRITE));
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

    /** The lines from the entry {@code from} on, and perhaps some before it; a broken line ends them. */
    Tail tail(long from) throws IOException {
        long length = channel.size();
        for (long look = FIRST_LOOK; ; look *= LOOK_FACTOR) {
            long start = Math.max(0, length - look);
            Tail tail = lines(start);
            boolean reaches =
                    !tail.lines().isEmpty() && tail.lines().getFirst().entry().sequence() <= from;
            if (start == 0 || reaches) {
                return tail;
            }
        }
    }

    /** Drops what a crash left behind the last whole line. */
    void cut(long length) throws IOException {
        if (length < channel.size()) {
            channel.truncate(length);
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private Tail lines(long start) throws IOException {
        byte[] bytes = read(start);
        List<Line> lines = new ArrayList<>();
        int begin = start == 0 ? 0 : indexOfLineEnd(bytes, 0) + 1;
        for (int end = indexOfLineEnd(bytes, begin); end < bytes.length; end = indexOfLineEnd(bytes, begin)) {
            try {
                lines.add(Json.read(Arrays.copyOfRange(bytes, begin, end), Line.class));
            } catch (UncheckedIOException _) {
                break;
            }
            begin = end + 1;
        }
        return new Tail(lines, start + Math.min(begin, bytes.length));
    }

    private byte[] read(long start) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(channel.size() - start));
        while (buffer.hasRemaining() && channel.read(buffer, start + buffer.position()) >= 0) {}
        return buffer.array();
    }

    private static int indexOfLineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}
