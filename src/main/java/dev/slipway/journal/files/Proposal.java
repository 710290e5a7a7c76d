package dev.slipway.journal.files;

import dev.slipway.journal.Draft;
import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * An entry to be appended once, however often it is asked for.
 *
 * @param id made by whoever asks; the same when it asks again
 */
public record Proposal(UUID id, Draft draft) {

    /**
     * A new id: UUID version 7 of RFC 9562, of this time. Ids that follow each other in time do so in the index too, so an
     * append touches only its end, however long the trail is.
     */
    public static UUID newId(Instant now, RandomGenerator random) {
        long time = now.toEpochMilli() << 16;
        return new UUID(time | 0x7000 | random.nextLong() >>> 52, 1L << 63 | random.nextLong() >>> 2);
    }
}
