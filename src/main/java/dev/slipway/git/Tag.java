package dev.slipway.git;

import dev.slipway.release.Revision;
import java.time.Instant;
import java.util.Optional;

/**
 * A tag.
 *
 * @param revision the commit that it names, through any number of tag objects
 * @param message of an annotated tag, else empty
 */
public record Tag(
        String name,
        Revision revision,
        boolean annotated,
        Optional<Person> tagger,
        Optional<Instant> at,
        String message) {}
