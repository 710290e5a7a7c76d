package dev.slipway.ssh.wire;

import java.io.IOException;

/**
 * What a server says before it identifies itself: lines of any text, then one that begins with {@code SSH-} (RFC 4253,
 * section 4.2). Their number and length have no limit there, and one here.
 */
final class Greeting {
    private static final String IDENTIFICATION = "SSH-";
    private static final int LONGEST = 16 * 1024;

    private int heard;
    private int matched;
    private volatile boolean identified;

    /** Hears the next bytes. */
    void hear(byte[] bytes, int offset, int count) throws IOException {
        for (int i = 0; i < count && !identified; i++) {
            hear(bytes[offset + i]);
        }
    }

    private void hear(byte value) throws IOException {
        heard++;
        if (value == '\n') {
            matched = 0;
        } else if (matched >= 0) {
            matched = value == IDENTIFICATION.charAt(matched) ? matched + 1 : -1;
        }
        identified = matched == IDENTIFICATION.length();
        if (!identified && heard > LONGEST) {
            throw new IOException("it sent " + LONGEST / 1024 + " KiB and has not said that it is an SSH server");
        }
    }

    /** Whether it ended before the server identified itself. */
    boolean brokeOff() {
        return !identified && heard <= LONGEST;
    }
}
