package dev.slipway.journal;

import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.time.Instant;

/**
 * One entry of the trail.
 *
 * @param sequence from 1, without gaps
 * @param hash SHA-256 over all other parts, so that no entry can be changed, left out or moved unnoticed
 */
public record Entry(
        long sequence,
        Instant at,
        Actor actor,
        String kind,
        String subject,
        String body,
        Digest previous,
        Digest hash) {

    /**
     * The entry as an export writes it: one line of canonical JSON without its line end, both hashes as hexadecimal digits.
     * The hash is SHA-256 over the same line without {@code hash}, so whoever takes it out can compute it.
     */
    public String line() {
        return Json.text(this);
    }
}
