package dev.slipway.ssh.wire;

import dev.slipway.ssh.Offered;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads along what a server says before anything is encrypted: its identification and its KEXINIT (RFC 4253, sections 4.2,
 * 6 and 7.1). sshj keeps to itself what was offered.
 */
final class FirstMessage {
    /** More than any server sends before that: RFC 4253, section 6.1, has 35,000 bytes for a packet. */
    private static final int MOST = 64 * 1024;

    /** The second is that of a server which speaks the first version of the protocol too (RFC 4253, section 5.1). */
    private static final List<String> IDENTIFICATIONS = List.of("SSH-2.0-", "SSH-1.99-");

    private static final int KEXINIT = 20;
    private static final int COOKIE = 16;
    private static final int LISTS = 6;

    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private volatile Optional<Offered> offered = Optional.empty();
    private boolean over;

    /** Takes in what came next. */
    void hear(byte[] bytes, int offset, int length) {
        if (over) {
            return;
        }
        heard.write(bytes, offset, length);
        offered = read(heard.toByteArray());
        if (offered.isPresent() || heard.size() > MOST) {
            over = true;
            heard.reset();
        }
    }

    /** What the server offers, once it has said so. */
    Optional<Offered> offered() {
        return offered;
    }

    /** Lines may come before the identification; each ends with a line feed. */
    private static Optional<Offered> read(byte[] bytes) {
        int start = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                String line = new String(bytes, start, at - start, StandardCharsets.UTF_8).strip();
                start = at + 1;
                for (String identification : IDENTIFICATIONS) {
                    if (line.startsWith(identification)) {
                        return offers(
                                line.substring(identification.length()),
                                Arrays.copyOfRange(bytes, start, bytes.length));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Offered> offers(String server, byte[] packet) {
        ByteBuffer in = ByteBuffer.wrap(packet);
        try {
            if (in.remaining() < Integer.BYTES || in.remaining() - Integer.BYTES < in.getInt()) {
                return Optional.empty();
            }
            in.get();
            if (in.get() != KEXINIT) {
                return Optional.empty();
            }
            in.position(in.position() + COOKIE);
            List<List<String>> lists =
                    IntStream.range(0, LISTS).mapToObj(_ -> names(in)).toList();
            return Optional.of(new Offered(server, lists.get(0), lists.get(1), lists.get(2), lists.get(4)));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty(); // sshj says what is wrong with it
        }
    }

    private static List<String> names(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] text = new byte[length];
        in.get(text);
        return length == 0 ? List.of() : List.of(new String(text, StandardCharsets.US_ASCII).split(","));
    }
}
