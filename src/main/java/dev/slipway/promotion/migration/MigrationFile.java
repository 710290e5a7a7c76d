package dev.slipway.promotion.migration;

/**
 * A migration that differs between what is live and a release.
 *
 * @param content as the release has it; where that does not have it any more, as what is live has it
 */
public record MigrationFile(String path, Change change, Content content) {
    /** What becomes of it. */
    public enum Change {
        /** What is live does not have it, or not everywhere. */
        NEW,
        /** What is live has it with other content. */
        CHANGED,
        /** What is live has it, and the release does not. */
        GONE
    }

    /** What stands in it. */
    public sealed interface Content {
        record Text(String text) implements Content {}

        /** Why it cannot be shown, in a few words. */
        record Hidden(String why) implements Content {}
    }
}
