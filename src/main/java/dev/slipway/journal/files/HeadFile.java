package dev.slipway.journal.files;

import dev.slipway.release.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The head of the trail, kept outside the database so that a cut tail is found. The file has two lines of 128 bytes that
 * are written in turn, so a torn line leaves the one before it, and a full disk does not matter: the file never grows.
 * It is forced to the disk when a trail is opened and closed; in between the log is, which is written before it. A line holds a number that counts the writes, the sequence and the hash of the head,
 * {@code open} or {@code closed}, and a checksum (CRC-32).
 */
final class HeadFile implements AutoCloseable {
    private static final int SLOT = 128;
    private static final Pattern FORM =
            Pattern.compile("((\\d{1,18}) (\\d{1,18}) ([0-9a-f]{64}) (open|closed)) ([0-9a-f]{8}) *");

    private final FileChannel channel;
    private long turn;

    private HeadFile(FileChannel channel, long turn) {
        this.channel = channel;
        this.turn = turn;
    }

    /**
     * What a line says.
     *
     * @param closed whether the journal was closed in an orderly way, so that no entry can be behind the head
     */
    record Note(long turn, Head head, boolean closed) {
        private String words() {
            return "%d %d %s %s".formatted(turn, head.sequence(), head.hash().hex(), closed ? "closed" : "open");
        }
    }

    /** Makes the file anew, for a trail without entries. */
    static void create(Path file) throws IOException {
        try (HeadFile headFile =
                new HeadFile(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), 0)) {
            headFile.channel.truncate(0);
            headFile.note(Head.EMPTY);
            headFile.force(Head.EMPTY, false);
        }
    }

    /** The newest whole line; empty if there is none. */
    static Optional<Note> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        return Stream.of(0, 1).flatMap(slot -> note(content, slot).stream()).max(Comparator.comparingLong(Note::turn));
    }

    /** Opens an existing file for writing behind its newest line. */
    static HeadFile open(Path file, Note newest) throws IOException {
        return new HeadFile(FileChannel.open(file, StandardOpenOption.WRITE), newest.turn());
    }

    /** Notes the head of a trail that is being appended to. */
    void note(Head head) throws IOException {
        write(head, false);
    }

    /** Notes the head of a trail that is being opened or closed; when this returns, it is on the disk. */
    void force(Head head, boolean closed) throws IOException {
        write(head, closed);
        channel.force(true);
    }

    private void write(Head head, boolean closed) throws IOException {
        Note note = new Note(turn + 1, head, closed);
        String words = note.words();
        ByteBuffer line = ByteBuffer.wrap(
                "%-127s\n".formatted(words + " " + checksum(words)).getBytes(StandardCharsets.US_ASCII));
        long position = note.turn() % 2 * SLOT;
        while (line.hasRemaining()) {
            position += channel.write(line, position);
        }
        turn = note.turn();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static Optional<Note> note(byte[] content, int slot) {
        if (content.length < (slot + 1) * SLOT) {
            return Optional.empty();
        }
        Matcher line = FORM.matcher(new String(content, slot * SLOT, SLOT - 1, StandardCharsets.US_ASCII));
        return line.matches() && checksum(line.group(1)).equals(line.group(6))
                ? Optional.of(new Note(
                        Long.parseLong(line.group(2)),
                        new Head(Long.parseLong(line.group(3)), new Digest(line.group(4))),
                        line.group(5).equals("closed")))
                : Optional.empty();
    }

    private static String checksum(String words) {
        CRC32 crc = new CRC32();
        crc.update(words.getBytes(StandardCharsets.US_ASCII));
        return "%08x".formatted(crc.getValue());
    }
}
