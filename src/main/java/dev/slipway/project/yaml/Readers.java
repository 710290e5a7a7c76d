package dev.slipway.project.yaml;

import dev.slipway.project.condition.Condition;
import dev.slipway.project.words.Durations;
import dev.slipway.project.words.Nearest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Readers of single values. */
final class Readers {
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    /** Stands in for an address that was refused; nobody sees it. */
    static final URI NOWHERE = URI.create("http://localhost/");

    private Readers() {}

    /** A line in which no variable can stand. */
    static Optional<String> text(Value value) {
        return line(value)
                .flatMap(t -> t.contains("${") ? value.refuse("a ${NAME} is not possible here") : Optional.of(t));
    }

    /** Text without control characters that is not blank. A number must be quoted to be one. */
    static Optional<String> line(Value value) {
        Optional<String> text = value.scalar(Tag.STR).filter(t -> !t.isBlank());
        if (text.isEmpty()) {
            Optional<String> variable = value.scalar(Tag.ENV_TAG);
            if (variable.isPresent()) {
                return value.refuse("put " + variable.get() + " in quotes");
            }
            return value.expected(value.scalar().isPresent() ? "text (a number or true needs quotes)" : "text");
        }
        return text.get().chars().anyMatch(Character::isISOControl)
                ? value.refuse("expected text on one line, without control characters")
                : text;
    }

    /** A word that may stand in file names, branch names and commands without quotes. */
    static Optional<String> name(Value value) {
        return matching(value, NAME, "a name of letters, digits, . _ - (63 at most)");
    }

    static Optional<String> matching(Value value, Pattern pattern, String expected) {
        return text(value).flatMap(t -> pattern.matcher(t).matches() ? Optional.of(t) : value.expected(expected));
    }

    /** One of the words that are known by now, such as the names of environments. */
    static Value.Reader<String> known(String what, Collection<String> words) {
        return value -> text(value)
                .flatMap(t -> words.contains(t) ? Optional.of(t) : value.refuse(Nearest.complaint(what, t, words)));
    }

    /** A constant of an enum, in lower case with {@code -} for {@code _}. */
    static <E extends Enum<E>> Value.Reader<E> word(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        List<String> words = constants.stream().map(Readers::spelling).toList();
        return value -> known("value", words).apply(value).map(word -> constants.get(words.indexOf(word)));
    }

    static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Boolean> truth(Value value) {
        return value.scalar(Tag.BOOL).map(Boolean::valueOf).or(() -> value.expected("true or false"));
    }

    static Value.Reader<Integer> integer(int least, int most) {
        return value -> value.scalar(Tag.INT)
                .filter(digits -> digits.matches("-?\\d{1,9}"))
                .map(Integer::valueOf)
                .filter(number -> number >= least && number <= most)
                .or(() -> value.expected("a whole number from " + least + " to " + most));
    }

    static Optional<Duration> duration(Value value) {
        return value.scalar()
                .flatMap(Durations::parse)
                .or(() -> value.expected("a duration with its unit (ms, s, m, h, d) such as 30s"));
    }

    static Optional<Duration> positiveDuration(Value value) {
        return duration(value)
                .flatMap(d -> d.isZero() ? value.expected("a duration longer than nothing") : Optional.of(d));
    }

    /** An absolute http or https address. */
    static Optional<URI> http(Value value) {
        return text(value).flatMap(text -> uri(text).or(() -> value.expected("an http:// or https:// address")));
    }

    /** The absolute http or https address that a text is, if it is one. */
    static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            boolean web = Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
            return web ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** A path below some directory: relative, without {@code ..}, without an end in {@code /}. */
    static Optional<String> relativePath(Value value) {
        return text(value)
                .flatMap(t -> Arrays.stream(t.split("/", -1)).noneMatch(Set.of("", ".", "..")::contains)
                        ? Optional.of(t)
                        : value.expected("a relative path without .. and without a / at an end"));
    }

    static Optional<Condition> condition(Value value) {
        return parsed(value, Condition::parse);
    }

    /** What a factory makes of the text, or its complaint. */
    static <T> Optional<T> parsed(Value value, Function<String, T> factory) {
        Optional<String> text = text(value);
        try {
            return text.map(factory);
        } catch (IllegalArgumentException e) {
            return value.refuse(String.valueOf(e.getMessage()));
        }
    }

    /** The same, noting that this version does nothing with it. */
    static <T> Value.Reader<T> notYet(Value.Reader<T> reader) {
        return notYet(_ -> true, reader);
    }

    /** The same, noting that this version does nothing with such values. */
    static <T> Value.Reader<T> notYet(Predicate<T> which, Value.Reader<T> reader) {
        return value -> reader.apply(value).map(read -> {
            if (which.test(read)) {
                value.notYet();
            }
            return read;
        });
    }
}
