package dev.slipway.journal;

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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The head of the trail, kept outside the database so that a cut tail is found. The file has two lines of 128 bytes, each
 * with a sequence, a hash and a checksum (CRC-32) of both. They are written in turn, each time forced to the disk, so a
 * torn line leaves the head before it, and a full disk does not matter: the file never grows.
 */
final class HeadFile implements AutoCloseable {
    private static final int SLOT = 128;
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{8}) *");

    private final FileChannel channel;
    private int next;

    private HeadFile(FileChannel channel, int next) {
        this.channel = channel;
        this.next = next;
    }

    /** Makes the file anew, for a trail without entries. */
    static void create(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            write(channel, 1, Head.EMPTY);
            write(channel, 0, Head.EMPTY);
        }
    }

    /** The newest whole line; empty if there is none. */
    static Optional<Head> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        return Stream.of(0, 1)
                .flatMap(slot -> slot(content, slot).stream())
                .max(Comparator.comparingLong(Head::sequence));
    }

    /** Opens an existing file for writing. */
    static HeadFile open(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        long first = slot(content, 0).map(Head::sequence).orElse(-1L);
        long second = slot(content, 1).map(Head::sequence).orElse(-1L);
        return new HeadFile(FileChannel.open(file, StandardOpenOption.WRITE), first > second ? 1 : 0);
    }

    /** Notes a new head. When this returns, it is on the disk. */
    void write(Head head) throws IOException {
        write(channel, next, head);
        next = 1 - next;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void write(FileChannel channel, int slot, Head head) throws IOException {
        String words = head.sequence() + " " + head.hash().hex();
        String line = "%-127s\n".formatted(words + " " + checksum(words));
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
        long position = (long) slot * SLOT;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
        channel.force(true);
    }

    private static Optional<Head> slot(byte[] content, int slot) {
        if (content.length < (slot + 1) * SLOT) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(new String(content, slot * SLOT, SLOT - 1, StandardCharsets.US_ASCII));
        return matcher.matches()
                        && checksum(matcher.group(1) + " " + matcher.group(2)).equals(matcher.group(3))
                ? Optional.of(new Head(Long.parseLong(matcher.group(1)), new Digest(matcher.group(2))))
                : Optional.empty();
    }

    private static String checksum(String words) {
        CRC32 crc = new CRC32();
        crc.update(words.getBytes(StandardCharsets.US_ASCII));
        return "%08x".formatted(crc.getValue());
    }
}
