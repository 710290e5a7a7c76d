package dev.slipway.project;

/**
 * How releases are tagged.
 *
 * @param tag the pattern of a tag's name, with {@code {version}} in it
 * @param signed whether each is signed; where this is false, git's own configuration says
 */
public record Versioning(String tag, boolean annotated, boolean signed) {}
