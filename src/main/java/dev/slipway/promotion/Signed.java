package dev.slipway.promotion;

import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.util.Objects;

/**
 * A statement as the team shares it.
 *
 * @param text its canonical JSON, exactly what is signed
 * @param signature as {@code ssh-keygen -Y sign} writes it
 */
public record Signed(String text, String signature) {
    /** What somebody else wrote may lack a part. */
    public Signed {
        Objects.requireNonNull(text);
        Objects.requireNonNull(signature);
    }

    /** What is shared, as text. */
    public String record() {
        return Json.text(this);
    }

    /** What names it: the digest of what is signed, however its record is spelled and whatever signature it has. */
    public Digest digest() {
        return Digest.of(text);
    }
}
