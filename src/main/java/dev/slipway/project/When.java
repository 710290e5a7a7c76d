package dev.slipway.project;

import dev.slipway.project.words.Shown;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For which plans a rule of a policy is, as the policy writes it: {@code migration}, {@code path PATTERN} or {@code size > FILES}.
 */
public record When(String text) {
    private static final String MIGRATION = "migration";
    private static final String PATH = "path ";
    private static final Pattern SIZE = Pattern.compile("size > (0|[1-9]\\d{0,8})");

    /** What of a plan decides. */
    public sealed interface Case {
        /** Whether it brings migrations or changes some. */
        record Migration() implements Case {}

        /** Whether a file changes that this pattern takes. */
        record Path(String pattern) implements Case {}

        /** Whether more files change than so many. */
        record Size(int most) implements Case {}
    }

    /** @throws IllegalArgumentException with what is wrong with the text, in a sentence */
    public When {
        parse(text);
    }

    /** The text as what it means. */
    public Case decides() {
        return parse(text);
    }

    private static Case parse(String text) {
        if (text.equals(MIGRATION)) {
            return new Case.Migration();
        }
        if (text.startsWith(PATH)) {
            return new Case.Path(pattern(text.substring(PATH.length()).strip()));
        }
        Matcher size = SIZE.matcher(text);
        if (size.matches()) {
            return new Case.Size(Integer.parseInt(size.group(1)));
        }
        throw new IllegalArgumentException("unknown value " + Shown.quoted(text)
                + ": expected migration, path PATTERN such as path db/**, or size > FILES such as size > 100");
    }

    private static String pattern(String pattern) {
        if (pattern.startsWith("!")
                || Arrays.stream(pattern.split("/", -1)).anyMatch(Set.of("", ".", "..")::contains)) {
            throw new IllegalArgumentException(
                    "expected path and a pattern of paths in the repository, such as path db/**," + " found "
                            + Shown.quoted(pattern));
        }
        return pattern;
    }
}
