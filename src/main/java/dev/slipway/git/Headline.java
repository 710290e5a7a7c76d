package dev.slipway.git;

import dev.slipway.release.Revision;
import java.time.Instant;

/**
 * What a row of history says of a commit: of many at once, so not the whole message.
 *
 * @param subject at most {@link #LONGEST} letters of it
 */
public record Headline(Revision revision, String subject, Person author, Instant at) {
    /** More than fits into any row. */
    public static final int LONGEST = 1_000;

    private static final String CUT = "\u2026";

    /** That of a commit. */
    public static Headline of(Commit commit) {
        Person author = commit.author();
        return new Headline(
                commit.revision(),
                cut(commit.subject(), LONGEST),
                new Person(cut(author.name(), LONGEST), cut(author.email(), LONGEST)),
                commit.at());
    }

    /** The text, or its beginning with an ellipsis where it is longer. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest) + CUT;
    }
}
