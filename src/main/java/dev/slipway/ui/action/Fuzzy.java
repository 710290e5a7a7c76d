package dev.slipway.ui.action;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How well a text matches what a person typed: best where it has all of its words, then where its words begin so, then where it
 * has its letters in order, better together and at the beginning of words.
 */
final class Fuzzy {
    /** More than letters in order can give. */
    private static final int WORDS = 100_000;

    private static final int HIT = 1;
    private static final int IN_A_ROW = 4;
    private static final int WORD_BEGINS = 6;

    private Fuzzy() {}

    /** The score, higher is better; empty where a letter is missing. An empty query matches everything alike. */
    static OptionalInt score(String query, String text) {
        String said = query.strip().toLowerCase(Locale.ROOT);
        String wanted = said.replace(" ", "");
        String in = text.toLowerCase(Locale.ROOT);
        OptionalInt byWords = score(wanted, in, Fuzzy::best);
        OptionalInt letters = byWords.isPresent() ? byWords : score(wanted, in, String::indexOf);
        return letters.isPresent() ? OptionalInt.of(letters.getAsInt() + WORDS * words(said, in)) : letters;
    }

    /** 2 where each word of the query is a word of the text, 1 where each begins one, else 0. */
    private static int words(String query, String in) {
        List<String> words = List.of(in.split("[^\\p{L}\\p{N}]+"));
        return Stream.of(query.split(" +"))
                .mapToInt(word -> words.contains(word) ? 2 : begins(word, in) ? 1 : 0)
                .min()
                .orElse(0);
    }

    private static boolean begins(String word, String in) {
        return IntStream.iterate(in.indexOf(word), at -> at >= 0, at -> in.indexOf(word, at + 1))
                .anyMatch(at -> beginsWord(in, at));
    }

    private static OptionalInt score(String wanted, String in, Finder finder) {
        int score = 0;
        int from = 0;
        for (int i = 0; i < wanted.length(); i++) {
            int at = finder.find(in, wanted.charAt(i), from);
            if (at < 0) {
                return OptionalInt.empty();
            }
            score += HIT + (at == from ? IN_A_ROW : 0) + (beginsWord(in, at) ? WORD_BEGINS : 0);
            from = at + 1;
        }
        return OptionalInt.of(score);
    }

    /** Where a letter is taken to stand, from a place on; negative where it does not stand. */
    private interface Finder {
        int find(String in, char letter, int from);
    }

    /** The next place of the letter: right here, or at the beginning of a word, or anywhere. */
    private static int best(String in, char letter, int from) {
        int next = in.indexOf(letter, from);
        if (next == from) {
            return next;
        }
        for (int at = next; at >= 0; at = in.indexOf(letter, at + 1)) {
            if (beginsWord(in, at)) {
                return at;
            }
        }
        return next;
    }

    private static boolean beginsWord(String in, int at) {
        return at == 0 || !Character.isLetterOrDigit(in.charAt(at - 1));
    }
}
