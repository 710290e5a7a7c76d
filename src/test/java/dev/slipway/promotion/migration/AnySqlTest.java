package dev.slipway.promotion.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What holds of any text. */
class AnySqlTest {
    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "`",
            "$$",
            "$a$",
            "$",
            "/*",
            "*/",
            "--",
            "\n",
            ";",
            "(",
            ")",
            "[",
            ",",
            ".",
            "\\",
            "E'",
            "#",
            "/*!",
            "\\gexec",
            "DO '",
            "CALL",
            "MERGE",
            "THEN",
            " ",
            "DROP",
            "TABLE",
            "ALTER",
            "COLUMN",
            "CREATE",
            "INDEX",
            "ON",
            "ADD",
            "RENAME",
            "TO",
            "DO",
            "BEGIN",
            "END",
            "EXECUTE",
            "WITH",
            "DELETE FROM",
            "UPDATE",
            "SET",
            "DELIMITER //",
            "//",
            "FUNCTION",
            "CASE",
            "IF",
            "CONCURRENTLY",
            "TYPE",
            "CONSTRAINT",
            "CHANGE",
            "DETACH",
            "a",
            "1",
            "\u00e9",
            "\ud83d",
            "-- migrate:up\n",
            "-- migrate:down\n");

    @Property(tries = 2000)
    void isReadAndEachWarningStandsAtALineOfIt(@ForAll("texts") String text) {
        long lines = text.chars().filter(c -> c == '\n').count() + 1;

        assertThat(Written.sql(text).warnings())
                .allSatisfy(warning -> assertThat(warning.line()).isBetween(1, (int) lines))
                .allSatisfy(warning -> assertThat(warning.sentence()).doesNotContain("\n"));
    }

    @Property(tries = 1000)
    void warnsOfNothingInAStringOrAComment(@ForAll("texts") String text) {
        assertThat(Written.warnings(
                        "SELECT '" + text.replace("\\", "").replace("'", "''").replace("--", "") + "';"))
                .isEmpty();
        assertThat(Written.warnings("SELECT $end$" + text.replace("--", "") + "$end$;"))
                .isEmpty();
        assertThat(Written.warnings("/*"
                        + text.replace("*", "")
                                .replace("/", "")
                                .replace("!", "")
                                .replace("--", "") + "*/"))
                .isEmpty();
        assertThat(Written.warnings("-- a " + text.replace("\n", " "))).isEmpty();
    }

    @Property(tries = 1000)
    void isFearedTheSameBehindAnother(@ForAll("texts") String text) {
        assertThat(Written.sql("SELECT 1;" + text).warnings())
                .isEqualTo(Written.sql(";" + text).warnings());
    }

    @Test
    void isReadHoweverMuchOfItRunsWhatItPutsTogether() {
        String many = "EXECUTE THEN ".repeat(50_000);

        assertThat(Written.warnings("DO $$ " + many + "$$"))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("More follows here than is looked at: the rest was not judged.");
        assertThat(Written.sql("DELIMITER " + "a".repeat(500_000) + "\n" + "a".repeat(500_000))
                        .path())
                .isNotEmpty();
    }

    @Property(tries = 20)
    void isReadHoweverLongItIs(@ForAll("pieces") String piece, @ForAll("pieces") String other) {
        assertThat(Written.sql((piece + " " + other + " ").repeat(60_000)).path())
                .isNotEmpty();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(PIECES);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join(" ", pieces)),
                Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces)),
                Arbitraries.strings().ofMaxLength(200));
    }
}
