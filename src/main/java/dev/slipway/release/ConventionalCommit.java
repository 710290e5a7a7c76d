package dev.slipway.release;

import java.util.ArrayList;
import java.util.List;
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
 * @param breaks what such footers say, each in one line
 */
public record ConventionalCommit(
        String type, Optional<String> scope, boolean breaking, String description, List<String> breaks) {
    private static final Pattern SUBJECT = Pattern.compile("(\\w+)(?:\\(([^()]+)\\))?(!)?: +(\\S.*)", Pattern.DOTALL);
    private static final Pattern BREAKING = Pattern.compile("BREAKING[ -]CHANGE: +(\\S.*)");
    private static final Pattern FOOTER = Pattern.compile("[A-Za-z][A-Za-z-]*(?:: | #).*");

    public ConventionalCommit {
        breaks = List.copyOf(breaks);
    }

    /** The message as such a commit; empty where its first line does not follow the rules. */
    public static Optional<ConventionalCommit> parse(String message) {
        Matcher subject = SUBJECT.matcher(message.lines().findFirst().orElse("").strip());
        if (!subject.matches()) {
            return Optional.empty();
        }
        List<String> breaks = breaks(message);
        return Optional.of(new ConventionalCommit(
                subject.group(1).toLowerCase(Locale.ROOT),
                Optional.ofNullable(subject.group(2)).map(String::strip).filter(scope -> !scope.isEmpty()),
                subject.group(3) != null || !breaks.isEmpty(),
                subject.group(4),
                breaks));
    }

    /** Such a footer goes on until the next one, or an empty line. */
    private static List<String> breaks(String message) {
        List<String> breaks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        for (String line : message.lines().toList()) {
            Matcher begin = BREAKING.matcher(line);
            boolean ends =
                    begin.matches() || line.isBlank() || FOOTER.matcher(line).matches();
            if (ends && !open.isEmpty()) {
                breaks.add(open.toString());
                open.setLength(0);
            }
            if (begin.matches()) {
                open.append(begin.group(1).strip());
            } else if (!open.isEmpty()) {
                open.append(' ').append(line.strip());
            }
        }
        if (!open.isEmpty()) {
            breaks.add(open.toString());
        }
        return breaks;
    }

    /** What it asks of the next version. */
    Change change() {
        if (breaking) {
            return Change.BREAKING;
        }
        return switch (type) {
            case "feat" -> Change.FEATURE;
            case "fix", "revert" -> Change.FIX;
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
