package dev.slipway.logs.format;

/** What a program wrote, without the escapes that Docker gave it. One object is used for line after line. */
final class Unescaped {
    private static final int BEGIN = 512;

    private byte[] bytes = new byte[BEGIN];
    private int length;

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Takes out the escapes of a text that is JSON; false where one stands for what is no ASCII. */
    boolean read(byte[] line, int from, int to) {
        bytes = to - from > bytes.length ? new byte[2 * (to - from)] : bytes;
        length = 0;
        int at = from;
        while (at < to) {
            int end = JsonBytes.plain(line, at, to);
            System.arraycopy(line, at, bytes, length, end - at);
            length += end - at;
            at = end;
            if (at < to) {
                int c = line[at + 1] == 'u' ? JsonBytes.hex(line, at + 2, to) : simple(line[at + 1]);
                if (c > 0x7f) {
                    return false;
                }
                bytes[length++] = (byte) c;
                at += line[at + 1] == 'u' ? 6 : 2;
            }
        }
        return true;
    }

    private static byte simple(byte c) {
        return switch (c) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> c;
        };
    }
}
