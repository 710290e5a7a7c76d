package dev.slipway.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.project.condition.Condition;
import dev.slipway.release.Digest;
import dev.slipway.release.Revision;
import dev.slipway.release.TagPattern;
import dev.slipway.release.Version;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How values look as JSON, and that they come back as they were. */
class JsonTest {
    record Name(String text) {
        Name {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("A name has at least one letter");
            }
        }

        String getShouted() {
            return text.toUpperCase(Locale.ROOT);
        }
    }

    record Person(Name name, Optional<Name> other, List<Name> friends, Map<String, Name> byCity, Instant since) {}

    sealed interface Answer {
        record Yes(String why) implements Answer {}

        record No() implements Answer {}
    }

    private static final Person ANA = new Person(
            new Name("Ana"),
            Optional.of(new Name("A")),
            List.of(new Name("Ben")),
            Map.of("Porto", new Name("Dina")),
            Instant.parse("2026-11-21T10:00:00.123456789Z"));

    @Test
    void aRecordOfOneTextIsThatText() {
        assertThat(Json.text(new Name("Ana"))).isEqualTo("\"Ana\"");
        assertThat(Json.text(ANA)).isEqualTo("""
                {"byCity":{"Porto":"Dina"},"friends":["Ben"],"name":"Ana","other":"A",\
                "since":"2026-11-21T10:00:00.123456789Z"}""");
        assertThat(read(Json.text(ANA), Person.class)).isEqualTo(ANA);
    }

    @Test
    void whatPlansAndTheTrailHoldAsTextStaysText() {
        assertThat(Stream.of(
                                new Digest("0".repeat(64)),
                                new Revision("1".repeat(40)),
                                new Version("1.2.3"),
                                new TagPattern("v{version}"),
                                new Condition("[status] == 200"))
                        .map(Json::text))
                .allMatch(text -> text.startsWith("\""));
    }

    @Test
    void whatARecordRefusesIsRefusedWhenItIsReadToo() {
        assertThatThrownBy(() -> read("\"\"", Name.class)).hasMessageContaining("A name has at least one letter");
    }

    @Test
    void aChoiceNamesWhichItIsAlsoWhereItHoldsOneText() {
        assertThat(Json.text(new Answer.Yes("because"))).isEqualTo("{\"type\":\"Yes\",\"why\":\"because\"}");
        assertThat(read("{\"type\":\"Yes\",\"why\":\"because\"}", Answer.class)).isEqualTo(new Answer.Yes("because"));
        assertThat(read(Json.text(new Answer.No()), Answer.class)).isEqualTo(new Answer.No());
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}
