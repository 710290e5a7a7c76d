package dev.slipway.journal;

/**
 * An entry to be appended.
 *
 * @param kind what happened, such as {@code deployment.started}
 * @param subject what it happened to: an environment, a tag, a deployment
 * @param body canonical JSON
 */
public record Draft(Actor actor, String kind, String subject, String body) {}
