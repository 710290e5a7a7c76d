package dev.slipway.vault;

import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a vault is written: a line {@code slipway-vault 1 DIGEST}, with the format's version and the SHA-256 of all that
 * follows, and a line of canonical JSON. The digest tells damage before anybody is asked for a passphrase; what proves the
 * content against people are its seals.
 */
final class VaultForm {
    static final int VERSION = 1;

    private static final Pattern HEAD =
            Pattern.compile("slipway-vault (\\d{1,9})(?: ([0-9a-f]{64}))?.*", Pattern.DOTALL);
    private static final int LONGEST_HEAD = 100;

    private VaultForm() {}

    static byte[] write(VaultFile vault) {
        byte[] body = (Json.text(vault) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] head =
                ("slipway-vault " + VERSION + " " + Digest.of(body).hex() + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    /** @param file where it comes from, for messages */
    static VaultFile read(byte[] content, Path file) {
        Matcher head = HEAD.matcher(
                new String(content, 0, Math.min(content.length, LONGEST_HEAD), StandardCharsets.ISO_8859_1));
        if (!head.matches()) {
            throw VaultException.damaged(file);
        }
        if (!head.group(1).equals(String.valueOf(VERSION))) {
            throw VaultException.newer(file, head.group(1));
        }
        try {
            int end = head.end(2) + 1;
            VaultFile vault = Json.read(
                    Arrays.copyOfRange(content, Math.min(end, content.length), content.length), VaultFile.class);
            if (Arrays.equals(write(vault), content)) {
                return vault;
            }
        } catch (UncheckedIOException notSo) {
            // As below; what it says would show parts of the file.
        }
        throw VaultException.damaged(file);
    }
}
