package dev.slipway.project;

/**
 * How releases are tagged.
 *
 * @param tag the pattern of a tag's name, with {@code {version}} in it
 */
public record Versioning(String tag, boolean annotated, boolean signed) {}
