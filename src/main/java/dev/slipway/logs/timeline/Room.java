package dev.slipway.logs.timeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room for numbers that do not change any more, outside of the heap: in files that are mapped into memory and have no name any
 * more. They are gone with the last who has numbers of them. Safe for many threads.
 */
final class Room {
    private static final Logger LOG = LoggerFactory.getLogger(Room.class);

    static final int BITS = 12;

    /** So many numbers are one chunk. */
    static final int CHUNK = 1 << BITS;

    private static final int BYTES = CHUNK * Long.BYTES;
    private static final int CHUNKS = 64;

    private final Path directory;
    private ByteBuffer left = ByteBuffer.allocate(0);
    private int files;

    /** @param directory one that is there */
    Room(Path directory) {
        this.directory = directory;
    }

    /** A chunk on the heap, which may change. */
    static LongBuffer fresh() {
        return LongBuffer.allocate(CHUNK);
    }

    /** The same numbers outside of the heap; the chunk itself where it is there, or the disk takes no more. */
    synchronized LongBuffer settled(LongBuffer chunk) {
        if (chunk.isDirect()) {
            return chunk;
        }
        try {
            if (left.remaining() < BYTES) {
                left = more();
            }
        } catch (IOException e) {
            LOG.debug("The index of logs stays in memory", e);
            return chunk;
        }
        LongBuffer settled = left.slice(left.position(), BYTES)
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        left.position(left.position() + BYTES);
        return settled.put(0, chunk, 0, CHUNK);
    }

    /** All of it is written first: what is mapped of a file that the disk has no room for cannot be used. */
    private ByteBuffer more() throws IOException {
        Path file = directory.resolve("index-" + files++);
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            ByteBuffer zeros = ByteBuffer.allocate(CHUNKS * BYTES);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            return channel.map(MapMode.READ_WRITE, 0, (long) CHUNKS * BYTES);
        }
    }
}
