package dev.slipway.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries are wanted; an empty part does not restrict.
 *
 * @param kind a kind or the part of it before a dot
 * @param environment the name of an environment: entries with that subject, and those of deployments to it
 * @param subject exactly this subject
 * @param actor found in user, machine or identity, in any case
 * @param since not earlier than this
 * @param until earlier than this
 * @param text found in kind, subject, actor or body, in any case
 */
public record Criteria(
        Optional<String> kind,
        Optional<String> environment,
        Optional<String> subject,
        Optional<String> actor,
        Optional<Instant> since,
        Optional<Instant> until,
        Optional<String> text) {

    /** Restricts nothing. */
    public static final Criteria ALL = new Criteria(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** The same for a kind or the part of it before a dot. */
    public Criteria withKind(String wanted) {
        return new Criteria(Optional.of(wanted), environment, subject, actor, since, until, text);
    }

    /** The same for an environment. */
    public Criteria withEnvironment(String wanted) {
        return new Criteria(kind, Optional.of(wanted), subject, actor, since, until, text);
    }

    /** The same for one subject. */
    public Criteria withSubject(String wanted) {
        return new Criteria(kind, environment, Optional.of(wanted), actor, since, until, text);
    }
}
