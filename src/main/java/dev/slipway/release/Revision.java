package dev.slipway.release;

import java.util.regex.Pattern;

/** A git commit by its full SHA-1 id, 40 lower-case hexadecimal digits. */
public record Revision(String id) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    public Revision {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("Not a commit id: " + id);
        }
    }

    /** The first seven digits, as git shows them. */
    public String abbreviated() {
        return id.substring(0, 7);
    }
}
