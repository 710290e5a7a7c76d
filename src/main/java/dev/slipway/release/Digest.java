package dev.slipway.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest as 64 lower-case hexadecimal digits (FIPS 180-4). */
public record Digest(String hex) {
    private static final int DIGITS = 64;

    public Digest {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("Not a SHA-256 digest: " + hex);
        }
    }

    /** Whether a text is such digits. */
    public static boolean isHex(String text) {
        return text.length() == DIGITS && text.chars().allMatch(Digest::digit);
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        return of(sha256().digest(bytes), 0);
    }

    /** The digest of a text in UTF-8. */
    public static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest that a finished {@link #sha256} computation gives. */
    public static Digest of(MessageDigest finished) {
        return of(finished.digest(), 0);
    }

    /** A new SHA-256 computation, for content that is streamed. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    private static Digest of(byte[] hash, int from) {
        return new Digest(HexFormat.of().formatHex(hash, from, hash.length));
    }

    private static boolean digit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    /** The first twelve digits: enough for people to compare. */
    public String abbreviated() {
        return hex.substring(0, 12);
    }
}
