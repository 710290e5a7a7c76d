package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Words are found in bytes where a person would find them. */
class NeedleTest {
    /** Few letters, so that words begin often and end seldom; among them some that differ in the bit of the case alone. */
    private static final String LETTERS = "aAbB@`[{_\n";

    @Property(tries = 5_000)
    void standsWhereTheTextStandsInAnyCase(
            @ForAll("texts") String text, @ForAll("words") String word, @ForAll @IntRange(max = 12) int begin) {
        int from = Math.min(begin, text.length());
        Needle needle = Needle.of(word).orElseThrow();

        int found = needle.find(text.getBytes(StandardCharsets.ISO_8859_1), from, text.length());

        assertThat(found).isEqualTo(lower(text).indexOf(lower(word), from));
    }

    @Property(tries = 1_000)
    void doesNotLookBeyondTheEnd(@ForAll("texts") String text, @ForAll("words") String word) {
        byte[] longer = (text + word).getBytes(StandardCharsets.ISO_8859_1);
        int end = longer.length - 1;

        int found = Needle.of(word).orElseThrow().find(longer, 0, end);

        assertThat(found).isEqualTo(lower(text + word).substring(0, end).indexOf(lower(word)));
    }

    @Test
    void lettersBeyondAsciiAreNoneOfIt() {
        assertThat(Needle.of("größe")).isEmpty();
        assertThat(Needle.of("")).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars(LETTERS + "\u00e1\u00c1").ofMaxLength(60);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withChars(LETTERS).ofMinLength(1).ofMaxLength(11);
    }

    /** As the letters of ASCII have cases. */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder();
        text.chars()
                .forEach(c -> lower.append(c < 0x80 ? String.valueOf((char) c).toLowerCase(Locale.ROOT) : (char) c));
        return lower.toString();
    }
}
