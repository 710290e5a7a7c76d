package dev.slipway.release;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A commit message by the rules of Conventional Commits 1.0.0 (conventionalcommits.org).
 *
 * @param type in lower case, such as {@code feat}
 * @param scope empty where the message names none
 * @param breaking marked with {@code !} or a footer {@code BREAKING CHANGE:}
 */
public record ConventionalCommit(String type, Optional<String> scope, boolean breaking, String description) {
    private static final Pattern SUBJECT = Pattern.compile("(\\w+)(?:\\(([^()]+)\\))?(!)?: +(\\S.*)");
    private static final Pattern FOOTER = Pattern.compile("^BREAKING[ -]CHANGE: +\\S", Pattern.MULTILINE);

    /** The message as such a commit; empty where its first line does not follow the rules. */
    public static Optional<ConventionalCommit> parse(String message) {
        Matcher subject = SUBJECT.matcher(message.lines().findFirst().orElse("").strip());
        if (!subject.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ConventionalCommit(
                subject.group(1).toLowerCase(Locale.ROOT),
                Optional.ofNullable(subject.group(2)),
                subject.group(3) != null || FOOTER.matcher(message).find(),
                subject.group(4)));
    }

    /** What it asks of the next version. */
    Change change() {
        if (breaking) {
            return Change.BREAKING;
        }
        return switch (type) {
            case "feat" -> Change.FEATURE;
            case "fix" -> Change.FIX;
            default -> Change.NONE;
        };
    }

    /** From the smallest to the greatest. */
    enum Change {
        NONE,
        FIX,
        FEATURE,
        BREAKING
    }
}
