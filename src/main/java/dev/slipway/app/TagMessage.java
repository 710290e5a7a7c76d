package dev.slipway.app;

/** What the message of a tag says. */
public sealed interface TagMessage {
    /** The tag's name, and below it what the commits since the last release bring. */
    record Proposed() implements TagMessage {}

    /** The tag's name, and below it these notes; the name alone where they are blank. */
    record Notes(String text) implements TagMessage {}

    /** These words as they are; the tag's name where they are blank. */
    record Words(String text) implements TagMessage {}
}
