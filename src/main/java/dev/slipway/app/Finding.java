package dev.slipway.app;

import dev.slipway.deploy.Refused;
import java.util.Optional;

/**
 * What doctor found: where, in a sentence what, and what to do about it.
 *
 * @param cause of a fault: what kind of no a deployment would meet; empty for all else
 */
public record Finding(Level level, Optional<Refused.Cause> cause, String subject, String message, String remedy) {
    /** How many names a sentence lists that a person has to go through one by one. */
    static final int NAMES = 10;

    /** How bad it is. */
    public enum Level {
        OK,
        WARNING,
        FAULT
    }

    static Finding ok(String subject, String message) {
        return new Finding(Level.OK, Optional.empty(), subject, message, "");
    }

    /** No fault, and what could be done all the same; nothing where the remedy is empty. */
    static Finding note(String subject, String message, String remedy) {
        return new Finding(Level.OK, Optional.empty(), subject, message, remedy);
    }

    static Finding warning(String subject, String message, String remedy) {
        return new Finding(Level.WARNING, Optional.empty(), subject, message, remedy);
    }

    static Finding fault(Refused.Cause cause, String subject, String message, String remedy) {
        return new Finding(Level.FAULT, Optional.of(cause), subject, message, remedy);
    }
}
