package dev.slipway.project.words;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what a person most likely meant by an unknown word. */
public final class Nearest {
    private Nearest() {}

    /** Says that this word is unknown, and what it may be: the nearest one, or all of them where none is near. */
    public static String complaint(String what, String word, Collection<String> known) {
        String unknown = "unknown " + what + " " + Shown.quoted(word);
        if (known.isEmpty()) {
            return unknown + ": the file declares none";
        }
        return unknown
                + to(word, known)
                        .map(near -> ": did you mean " + near + "?")
                        .orElseGet(() -> ": expected " + (known.size() == 1 ? "" : "one of ")
                                + String.join(", ", known.stream().sorted().toList()));
    }

    /** Ends a sentence that says that this word is unknown: asks whether the nearest one was meant, where one is near. */
    public static String end(String word, Collection<String> known) {
        return to(word, known).map(near -> "; did you mean " + near + "?").orElse(".");
    }

    /** The known word that takes the fewest edits, if a third of the letters or fewer (but two at least) change. */
    public static Optional<String> to(String word, Collection<String> known) {
        int most = Math.max(2, word.length() / 3);
        return known.stream()
                .filter(k -> Math.abs(k.length() - word.length()) <= most)
                .filter(k -> distance(word, k) <= Math.min(most, k.length() - 1))
                .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(Comparator.naturalOrder()));
    }

    /** How many letters must be inserted, deleted or replaced (Levenshtein). */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], diagonal));
            }
        }
        return row[to.length()];
    }
}
