package dev.slipway.app;

import dev.slipway.deploy.Refused;
import dev.slipway.forge.Checks;
import java.time.Instant;
import java.util.Optional;

/** What is known of a commit's checks. Where there is a forge, it is named as people call it. */
public sealed interface ChecksSeen {
    /** No forge that Slipway knows has the repository. */
    record Nowhere() implements ChecksSeen {}

    /** The vault has no token for the forge, so it was not asked. */
    record NoToken(String forge) implements ChecksSeen {}

    /** The vault has one, and a person has to open it, or to try again what did not, so the forge was not asked. */
    record Locked(String forge) implements ChecksSeen {}

    /** The forge does not have the commit. */
    record Absent(String forge) implements ChecksSeen {}

    /** It told them. */
    record Told(String forge, Checks checks) implements ChecksSeen {}

    /**
     * It did not.
     *
     * @param until when it is left alone
     */
    record Untold(String forge, Refused why, Optional<Instant> until) implements ChecksSeen {}
}
