package dev.slipway.app;

import dev.slipway.git.Commit;
import dev.slipway.git.graph.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which commits a person looks for, in lower case; all of it must fit.
 *
 * @param words each stands in the message or in the author's name or address, or begins the id
 * @param authors each stands in the author's name or address
 * @param paths each stands in the path of a file that the commit itself changes
 * @param span when it was committed
 */
public record CommitQuery(List<String> words, List<String> authors, List<String> paths, Span span) {
    /** A word, or one in quotes, that may have the name of a field before it. */
    private static final Pattern TERM = Pattern.compile("(?:([A-Za-z]+):)?(?:\"([^\"]*)\"?|(\\S+))");

    /** Fields whose value is still to be typed. */
    private static final Set<String> BEGUN = Set.of("author:", "path:", "since:", "until:");

    /** As git, which counts seconds since 1970, and people, who write four digits. */
    private static final int LAST_YEAR = 9999;

    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([dw])");

    /**
     * Reads what was typed: words, "several words", and the fields author:, path:, since: and until:. Days are written as
     * 2026-11-21, today, yesterday, or 7d and 2w for days and weeks ago. What is no field is a word.
     *
     * @param today by the clock of the person
     */
    public static Outcome<CommitQuery> of(String text, LocalDate today, ZoneId zone) {
        List<String> words = new ArrayList<>();
        List<String> authors = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        Span span = Span.ALWAYS;
        Matcher terms = TERM.matcher(text.toLowerCase(Locale.ROOT));
        while (terms.find()) {
            String field = Optional.ofNullable(terms.group(1)).orElse("");
            String value = Optional.ofNullable(terms.group(2)).orElseGet(() -> terms.group(3));
            switch (field) {
                case "author" -> authors.add(value);
                case "path" -> paths.add(value);
                case "since", "until" -> {
                    Optional<LocalDate> day = day(value, today);
                    if (day.isEmpty()) {
                        return Outcome.usage(
                                field + ":" + value + " names no day.",
                                "Write it as 2026-11-21, today, yesterday, 7d or 2w.");
                    }
                    span = field.equals("since")
                            ? new Span(day.get().atStartOfDay(zone).toEpochSecond(), span.until())
                            : new Span(span.from(), end(day.get(), zone));
                }
                default -> {
                    String word = field.isEmpty() ? value : terms.group();
                    if (!BEGUN.contains(word)) {
                        words.add(word);
                    }
                }
            }
        }
        return new Outcome.Done<>(new CommitQuery(words, authors, paths, span));
    }

    /** The last second of a day. */
    private static long end(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toEpochSecond() - 1;
    }

    private static Optional<LocalDate> day(String text, LocalDate today) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            return Optional.of(ago.group(2).equals("d") ? today.minusDays(count) : today.minusWeeks(count));
        }
        return switch (text) {
            case "today" -> Optional.of(today);
            case "yesterday" -> Optional.of(today.minusDays(1));
            default -> {
                try {
                    yield Optional.of(LocalDate.parse(text)).filter(day -> Math.abs(day.getYear()) <= LAST_YEAR);
                } catch (DateTimeParseException noDay) {
                    yield Optional.empty();
                }
            }
        };
    }

    /** Whether a commit has to be read to tell. */
    boolean asksForText() {
        return !words.isEmpty() || !authors.isEmpty();
    }

    /** Whether what a commit says fits. */
    boolean fits(Commit commit) {
        return authors.stream().allMatch(author -> isBy(author, commit))
                && words.stream()
                        .allMatch(word -> commit.revision().id().startsWith(word)
                                || has(word, commit.message())
                                || isBy(word, commit));
    }

    private static boolean isBy(String word, Commit commit) {
        return Stream.of(commit.author().name(), commit.author().email()).anyMatch(text -> has(word, text));
    }

    /** Whether a changed file's path fits. */
    boolean fits(String path) {
        return paths.stream().allMatch(wanted -> has(wanted, path));
    }

    private static boolean has(String word, String text) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
