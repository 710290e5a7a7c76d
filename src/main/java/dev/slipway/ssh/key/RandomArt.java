package dev.slipway.ssh.key;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;

/** A fingerprint as a picture that people tell apart at a glance: the drunken bishop of OpenSSH (sshkey.c, VisualHostKey). */
public final class RandomArt {
    private static final int WIDTH = 17;
    private static final int HEIGHT = 9;
    private static final String VALUES = " .o+=*BOX@%&#/^SE";

    private RandomArt() {}

    public static String of(SshKey key) {
        byte[] digest = Base64.getDecoder().decode(key.fingerprint().replaceFirst("^SHA256:", ""));
        int[][] field = walk(digest);
        StringBuilder art = new StringBuilder(border("[" + title(key) + "]")).append('\n');
        for (int y = 0; y < HEIGHT; y++) {
            art.append('|');
            for (int x = 0; x < WIDTH; x++) {
                art.append(VALUES.charAt(field[x][y]));
            }
            art.append("|\n");
        }
        return art.append(border("[SHA256]")).toString();
    }

    /** Two bits a step, the lowest first: left or right, up or down; where it began and where it ended is marked. */
    private static int[][] walk(byte[] digest) {
        int[][] field = new int[WIDTH][HEIGHT];
        int x = WIDTH / 2;
        int y = HEIGHT / 2;
        for (byte value : digest) {
            for (int shift = 0; shift < 8; shift += 2) {
                int step = value >> shift;
                x = Math.clamp(x + ((step & 1) == 0 ? -1 : 1), 0, WIDTH - 1);
                y = Math.clamp(y + ((step & 2) == 0 ? -1 : 1), 0, HEIGHT - 1);
                field[x][y] = Math.min(field[x][y] + 1, VALUES.length() - 3);
            }
        }
        field[WIDTH / 2][HEIGHT / 2] = VALUES.length() - 2;
        field[x][y] = VALUES.length() - 1;
        return field;
    }

    private static String border(String title) {
        int left = (WIDTH - title.length()) / 2;
        return "+" + "-".repeat(left) + title + "-".repeat(WIDTH - title.length() - left) + "+";
    }

    private static String title(SshKey key) {
        String kind = switch (key.type()) {
            case "ssh-ed25519" -> "ED25519 256";
            case "ssh-rsa" -> "RSA " + bits(key);
            default -> key.type().startsWith("ecdsa-") ? "ECDSA " + bits(key) : key.type();
        };
        return kind.length() > WIDTH - 2 ? kind.substring(0, WIDTH - 2) : kind;
    }

    private static int bits(SshKey key) {
        try {
            return switch (new Buffer.PlainBuffer(key.bytes()).readPublicKey()) {
                case RSAPublicKey rsa -> rsa.getModulus().bitLength();
                case ECPublicKey curve ->
                    curve.getParams().getCurve().getField().getFieldSize();
                case PublicKey other ->
                    throw new IllegalArgumentException("Not a key with a length: " + other.getAlgorithm());
            };
        } catch (Buffer.BufferException e) {
            throw new IllegalArgumentException("Not a key", e);
        }
    }
}
