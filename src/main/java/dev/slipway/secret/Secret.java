package dev.slipway.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A value that nobody is to read. In text it is {@code ***}, so that it cannot slip into a message; whoever needs the value
 * asks for it by name.
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value itself, for the place that it is meant for and no other. */
    public String reveal() {
        return value;
    }

    /** In a time that does not tell how much of the two is alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return Masking.MASK;
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
