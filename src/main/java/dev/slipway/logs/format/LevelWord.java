package dev.slipway.logs.format;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A level that stands as one among the first words of a line: in capitals, or in brackets. Prose has the same words, but not so.
 *
 * @param message what stands behind it
 */
record LevelWord(Level level, String message) {
    /** How many words are looked at: time, process, thread and the like come before it. */
    private static final int WORDS = 4;

    private static final Pattern WORD = Pattern.compile("\\s*+(\\[?)([^\\s\\[\\]:|]++)(\\]?)(:?)[-|\\s]*+");

    static Optional<LevelWord> in(String text) {
        Matcher matcher = WORD.matcher(text);
        int at = 0;
        for (int word = 0; word < WORDS && matcher.region(at, text.length()).lookingAt(); word++) {
            String name = matcher.group(2);
            boolean stands = name.equals(name.toUpperCase(Locale.ROOT))
                    || (matcher.group(1).equals("[") && matcher.group(3).equals("]"));
            Optional<Level> level = stands ? Level.named(name) : Optional.empty();
            if (level.isPresent()) {
                return Optional.of(
                        new LevelWord(level.get(), text.substring(matcher.end()).stripTrailing()));
            }
            at = matcher.end();
        }
        return Optional.empty();
    }
}
