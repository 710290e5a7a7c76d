package dev.slipway.release;

/** A git commit by its full SHA-1 id, 40 lower-case hexadecimal digits. */
public record Revision(String id) {
    private static final int LENGTH = 40;

    public Revision {
        if (!isWhole(id)) {
            throw new IllegalArgumentException("Not a commit id: " + id);
        }
    }

    /** By hand: a history has a million of them. */
    private static boolean isWhole(String id) {
        boolean whole = id.length() == LENGTH;
        for (int i = 0; i < id.length() && whole; i++) {
            char digit = id.charAt(i);
            whole = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return whole;
    }

    /** The first seven digits, as git shows them. */
    public String abbreviated() {
        return id.substring(0, 7);
    }
}
