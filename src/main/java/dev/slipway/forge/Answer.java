package dev.slipway.forge;

import java.time.Instant;
import java.util.Optional;

/** What a forge says when it is asked for the checks of a commit. */
public sealed interface Answer {
    /** It told them; there may be none. */
    record Told(Checks checks) implements Answer {}

    /**
     * It did not.
     *
     * @param reason in a sentence
     * @param remedy in a sentence
     * @param until when it may be asked again, where it said that
     */
    record Untold(Why why, String reason, String remedy, Optional<Instant> until) implements Answer {}

    /** Why it did not tell. */
    enum Why {
        /** It does not take the token. */
        TOKEN,
        /** It shows this to others than the owner of the token, or there is no such repository. */
        ACCESS,
        /** It does not have the commit. */
        ABSENT,
        /** It was asked too often. */
        LIMIT,
        /** It does not answer, or not now. */
        SILENT,
        /** It answers otherwise than it should. */
        STRANGE
    }
}
