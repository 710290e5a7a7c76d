package dev.slipway.deploy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences for people, of faults and of numbers. */
public final class Sentence {
    private Sentence() {}

    /** "1 file", "23 files". */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Several sentences as one, with a semicolon in the place of each end but the last. */
    public static String joined(List<String> sentences) {
        return IntStream.range(0, sentences.size())
                .mapToObj(i -> i + 1 < sentences.size() ? sentences.get(i).replaceFirst("\\.$", "") : sentences.get(i))
                .collect(Collectors.joining("; "));
    }

    /** What a fault says of itself, else what it is called. */
    public static String of(RuntimeException fault) {
        return Objects.requireNonNullElse(fault.getMessage(), fault.getClass().getSimpleName());
    }
}
