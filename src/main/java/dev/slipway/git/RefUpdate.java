package dev.slipway.git;

import java.util.Optional;

/**
 * What became of one ref.
 *
 * @param ref its full name: of a fetch here, of a push there
 * @param before id of the object that it named, of a tag's own object where it is annotated; empty where it was not there
 * @param after the one that it names now, or was to name; empty where it was to go
 */
public record RefUpdate(String ref, Optional<String> before, Optional<String> after, Optional<Rejection> rejection) {

    /** Why it stayed as it was, in words, and what to do. */
    public record Rejection(String reason, String remedy) {}

    /** Whether it is as it was to be. */
    public boolean accepted() {
        return rejection.isEmpty();
    }
}
