package dev.slipway.forge;

import dev.slipway.json.JsonDocument;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in the JSON of a forge, of which nothing is trusted. */
final class Fields {
    private static final int LONGEST = 200;
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private Fields() {}

    /** The elements of an array; none of anything else. */
    static List<JsonDocument> elements(JsonDocument array) {
        List<JsonDocument> elements = new ArrayList<>();
        for (int i = 0; i < array.length(); i++) {
            array.at(String.valueOf(i)).ifPresent(elements::add);
        }
        return elements;
    }

    static Optional<String> text(JsonDocument object, String key) {
        return object.at(key).flatMap(JsonDocument::string).filter(text -> !text.isBlank());
    }

    /** A name for people. */
    static String name(JsonDocument object, String key) {
        return line(text(object, key).orElse("(no name)"));
    }

    /** A word of the forge's own, such as {@code timed_out}, for people. */
    static String word(String word) {
        return line(word.replace('_', ' '));
    }

    /** On one line, not endless, and without what is not seen or changes the direction of a text. */
    static String line(String text) {
        String line = text.strip();
        boolean longer = line.codePointCount(0, line.length()) > LONGEST;
        String cut = longer ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "\u2026" : line;
        return UNSEEN.matcher(cut).replaceAll("\uFFFD");
    }

    static Optional<Instant> time(JsonDocument object, String key) {
        try {
            return text(object, key).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }

    /** A page of the web. */
    static Optional<URI> page(JsonDocument object, String key) {
        try {
            return text(object, key)
                    .map(URI::create)
                    .filter(page -> page.getHost() != null
                            && page.getRawUserInfo() == null
                            && Set.of("http", "https").contains(page.getScheme()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
