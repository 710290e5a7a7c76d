package dev.slipway.logs;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words as they stand, in any case, that are looked for in a line. */
public final class Words {
    private final Pattern pattern;
    private final Optional<Needle> needle;

    Words(String words) {
        this.needle = Needle.of(words);
        int anyCase = needle.isPresent() ? Pattern.CASE_INSENSITIVE : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        this.pattern = Pattern.compile(Pattern.quote(words), anyCase);
    }

    /** Whether they stand in it. */
    public boolean in(String line) {
        return pattern.matcher(line).find();
    }

    /** Where they stand in it. */
    List<Stretch> places(String line) {
        return Stretch.found(pattern.matcher(line));
    }

    /** The same as bytes; empty where they have other letters than those of ASCII. */
    public Optional<Needle> needle() {
        return needle;
    }
}
