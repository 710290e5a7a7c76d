package dev.slipway.git.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/** A line as words: runs of letters and digits, runs of white space, and each other character by itself. */
final class Words extends Sequence {
    private final List<String> words = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final int weight;

    Words(String line) {
        int sum = 0;
        for (int start = 0; start < line.length(); ) {
            int end = end(line, start);
            String word = line.substring(start, end);
            starts.add(start);
            words.add(word);
            if (!word.isBlank()) {
                occurrences.merge(word, 1, Integer::sum);
                sum += word.length();
            }
            start = end;
        }
        starts.add(line.length());
        weight = sum;
    }

    /** Which words are the same. */
    static final class Equality extends SequenceComparator<Words> {
        @Override
        public boolean equals(Words a, int i, Words b, int j) {
            return a.words.get(i).equals(b.words.get(j));
        }

        @Override
        public int hash(Words words, int i) {
            return words.words.get(i).hashCode();
        }
    }

    @Override
    public int size() {
        return words.size();
    }

    /** How much the lines have in common, wherever it stands in them: from 0 for nothing to 1 for all but white space. */
    double likeness(Words other) {
        int common = 0;
        for (Map.Entry<String, Integer> word : occurrences.entrySet()) {
            common += word.getKey().length()
                    * Math.min(word.getValue(), other.occurrences.getOrDefault(word.getKey(), 0));
        }
        return share(2 * common, other);
    }

    /** How much the lines have in common, beside what is in these parts of them. */
    double likenessOutside(List<DiffLine.Span> changed, Words other, List<DiffLine.Span> changedThere) {
        return share(weight - weight(changed) + other.weight - other.weight(changedThere), other);
    }

    private double share(int common, Words other) {
        int all = weight + other.weight;
        return all == 0 ? 0 : (double) common / all;
    }

    private int weight(List<DiffLine.Span> spans) {
        int sum = 0;
        int word = 0;
        for (DiffLine.Span span : spans) {
            while (starts.get(word) < span.start()) {
                word++;
            }
            for (; starts.get(word) < span.end(); word++) {
                sum += words.get(word).isBlank() ? 0 : words.get(word).length();
            }
        }
        return sum;
    }

    /** The characters of the words from this to before that. */
    DiffLine.Span span(int first, int behind) {
        return new DiffLine.Span(starts.get(first), starts.get(behind));
    }

    boolean blank(int first, int behind) {
        return words.subList(first, behind).stream().allMatch(String::isBlank);
    }

    private static int end(String line, int start) {
        int first = line.codePointAt(start);
        int end = start + Character.charCount(first);
        Kind kind = Kind.of(first);
        while (kind != Kind.OTHER && end < line.length() && Kind.of(line.codePointAt(end)) == kind) {
            end += Character.charCount(line.codePointAt(end));
        }
        return end;
    }

    private enum Kind {
        WORD,
        SPACE,
        OTHER;

        static Kind of(int character) {
            if (Character.isLetterOrDigit(character)) {
                return WORD;
            }
            return Character.isWhitespace(character) ? SPACE : OTHER;
        }
    }
}
