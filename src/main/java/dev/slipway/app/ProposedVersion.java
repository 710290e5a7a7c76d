package dev.slipway.app;

/**
 * The version that comes next.
 *
 * @param version such as 1.9.0
 * @param reason why that one, as a sentence for people; says so where not all commits were looked at
 */
public record ProposedVersion(String version, String reason) {}
