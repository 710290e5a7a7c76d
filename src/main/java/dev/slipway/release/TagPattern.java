package dev.slipway.release;

import java.util.Optional;

/** How a project names its tags: a text with {@code {version}} exactly once in it, such as {@code v{version}}. */
public record TagPattern(String pattern) {
    private static final String PLACE = "{version}";

    /** Throws IllegalArgumentException where {@code {version}} does not stand exactly once in the pattern. */
    public TagPattern {
        int place = pattern.indexOf(PLACE);
        if (place < 0 || pattern.indexOf(PLACE, place + 1) >= 0) {
            throw new IllegalArgumentException("expected {version} exactly once, such as v{version}, found " + pattern);
        }
    }

    /** The version that this tag names; empty where it is not a tag of this pattern or names no semantic version. */
    public Optional<Version> versionOf(String tag) {
        boolean fits = tag.length() >= before().length() + after().length()
                && tag.startsWith(before())
                && tag.endsWith(after());
        return fits
                ? Version.parse(tag.substring(before().length(), tag.length() - after().length()))
                : Optional.empty();
    }

    /** The version that a person means who names it, or its tag. */
    public Optional<Version> versionMeant(String typed) {
        return Version.parse(typed).or(() -> versionOf(typed));
    }

    /** The tag of this version. */
    public String tagOf(Version version) {
        return pattern.replace(PLACE, version.text());
    }

    private String before() {
        return pattern.substring(0, pattern.indexOf(PLACE));
    }

    private String after() {
        return pattern.substring(pattern.indexOf(PLACE) + PLACE.length());
    }
}
