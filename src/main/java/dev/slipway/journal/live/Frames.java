package dev.slipway.journal.live;

import dev.slipway.journal.JournalException;
import dev.slipway.journal.Trouble;
import dev.slipway.json.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Messages on a socket: four bytes of length, the highest first, then that many bytes of JSON. */
final class Frames implements AutoCloseable {
    private static final int LONGEST = 256 * 1024 * 1024;

    private final SocketChannel channel;

    Frames(SocketChannel channel) {
        this.channel = channel;
    }

    void write(Message message) throws IOException {
        byte[] json = Json.bytes(message);
        if (json.length > LONGEST) {
            throw new JournalException(new Trouble(
                    "A message about the journal would be larger than %d bytes.".formatted(LONGEST),
                    "Ask for fewer entries at a time."));
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + json.length);
        frame.putInt(json.length).put(json).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /** The next message; an {@link EOFException} when the other side has ended. */
    Message read() throws IOException {
        int length = bytes(Integer.BYTES).getInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("Not a message of Slipway: its length is " + length);
        }
        try {
            return Json.read(bytes(length).array(), Message.class);
        } catch (UncheckedIOException e) {
            throw new IOException("Not a message of this version of Slipway", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer bytes(int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("The Slipway process that holds the journal has ended");
            }
        }
        return buffer.flip();
    }
}
