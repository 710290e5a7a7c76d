package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.LineFacts;
import dev.slipway.logs.format.LineReader;
import dev.slipway.logs.format.Times;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Entries of systemd's journal: what counts is what the program wrote. */
class JournalEntriesTest {
    private static final Times TIMES = new Times(ZoneOffset.UTC, InstantSource.system());

    private static String entry(String message, String priority) {
        return "{\"__CURSOR\":\"s=1\",\"__REALTIME_TIMESTAMP\":\"1796079730786906\",\"PRIORITY\":\"" + priority
                + "\",\"_SYSTEMD_UNIT\":\"shop.service\",\"MESSAGE\":" + message + "}";
    }

    private static LogRecord record(String line) {
        List<LogRecord> all = Records.of("journal", new BufferedReader(new StringReader(line)), new Forms(TIMES))
                .toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "\"it broke\"                      | 3 | ERROR | it broke",
                "\"it is said\"                    | 6 | INFO  | it is said",
                "[105,116,255]                     | 4 | WARN  | it\ufffd",
                "null                              | 2 | FATAL | §§",
                "\"WARN own level\"                | 6 | WARN  | WARN own level",
                "\"{\\\"level\\\":\\\"debug\\\"}\" | 3 | DEBUG | {\"level\":\"debug\"}"
            })
    void timeAndLevelAreThoseOfTheEntryWhereTheLineHasNone(
            String message, String priority, Level level, String written) {
        String line = entry(message, priority);
        LogRecord record = record(line);

        assertThat(record.text()).isEqualTo(written);
        assertThat(record.level()).hasValue(level);
        assertThat(record.time()).hasValue(Instant.parse("2026-11-30T23:02:10.786906Z"));
        LineFacts facts = new LineFacts();
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        new LineReader(TIMES).read(bytes, 0, bytes.length, facts);
        assertThat(facts.level()).as("in the index").isEqualTo(level.rank());
    }

    @Test
    void anEntryWithoutAPriorityHasNoLevelOfItsOwn() {
        assertThat(record(entry("\"plain\"", "x")).level()).isEqualTo(Optional.empty());
    }
}
