package dev.slipway.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Written.Truth;
import dev.slipway.logs.format.Forms;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.format.Times;
import java.io.BufferedReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lines of every form, mixed in one stream as containers do, are told as the records that they are. */
class RecordsTest {
    private static final Forms FORMS = new Forms(new Times(Written.zone(), () -> Written.NOW));

    private static List<LogRecord> read(String... lines) {
        return read(List.of(lines));
    }

    private static List<LogRecord> read(List<String> lines) {
        return Records.of("web-1", new BufferedReader(new StringReader(String.join("\n", lines))), FORMS)
                .toList();
    }

    private static void allAreTold(int records, long seed) {
        List<Truth> truth = new Written(seed, Written.NOW.minus(Duration.ofDays(30)))
                .many(records)
                .toList();
        List<LogRecord> told =
                read(truth.stream().flatMap(record -> record.lines().stream()).toList());

        for (int i = 0; i < Math.min(truth.size(), told.size()); i++) {
            Truth said = truth.get(i);
            assertThat(told.get(i).head()).as(String.join("\n", said.lines())).satisfies(head -> {
                assertThat(head.form()).isEqualTo(said.form());
                assertThat(head.time()).isEqualTo(said.time());
                assertThat(head.level()).isEqualTo(said.level());
                assertThat(head.logger()).isEqualTo(said.logger());
                assertThat(head.message()).isEqualTo(said.message());
            });
            assertThat(told.get(i).lines()).hasSize(said.lines().size());
        }
        assertThat(told).hasSameSizeAs(truth);
    }

    @Test
    void everyRecordOfAMixedStreamIsToldAsWhatItIs() {
        allAreTold(20_000, 7);
    }

    @Test
    @Tag("long")
    void everyRecordOfAMillionMixedLinesIsToldAsWhatItIs() {
        allAreTold(600_000, 11); // more than a million lines
    }

    @Test
    void aRecordWithoutATimeTakesTheLastOfItsSource() {
        List<LogRecord> records = read(
                "before any time",
                "2026-11-30 10:00:00,123 - shop - INFO - up",
                "Server listens on 8080",
                "{\"msg\":\"x\"}");

        assertThat(records.get(0).time()).isEmpty();
        assertThat(records.subList(1, 4))
                .extracting(LogRecord::time)
                .containsOnly(Optional.of(Instant.parse("2026-11-30T10:00:00.123Z")));
    }

    @Test
    void aTimeToTheMicrosecondStaysInItsLine() {
        String line = "2026-11-30T10:00:00.123456Z  INFO shop: up";

        assertThat(read(line).getFirst().text()).isEqualTo(line);
    }

    @Test
    void aTimeInJsonMayBeANumberOfSecondsWithAFraction() {
        assertThat(read("{\"level\":\"info\",\"ts\":1795132816.046,\"msg\":\"x\"}")
                        .getFirst()
                        .time())
                .contains(Instant.parse("2026-11-20T00:00:16.046Z"));
    }

    @Test
    void timesWithoutZoneYearOrDayAreThoseOfTheSource() {
        Forms zurich = new Forms(new Times(ZoneId.of("Europe/Zurich"), () -> Instant.parse("2026-01-02T00:30:00Z")));

        assertThat(zurich.head(zurich.unwrapped("Dec 31 23:59:59 web-1 cron: x"))
                        .orElseThrow()
                        .time())
                .contains(Instant.parse("2025-12-31T22:59:59Z"));
        assertThat(zurich.head(zurich.unwrapped("Jan  2 01:00:00 web-1 cron: x"))
                        .orElseThrow()
                        .time())
                .contains(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(zurich.head(zurich.unwrapped("23:59:00.000 [main] INFO  a.B - x"))
                        .orElseThrow()
                        .time())
                .contains(Instant.parse("2026-01-01T22:59:00Z"));
        assertThat(zurich.head(zurich.unwrapped("2026-01-01 12:00:00 ERROR x"))
                        .orElseThrow()
                        .time())
                .contains(Instant.parse("2026-01-01T11:00:00Z"));
    }

    @Test
    void wordsOfProseAreNoLevels() {
        assertThat(read("2026-11-30 10:00:00 the fine weather is info enough")
                        .getFirst()
                        .level())
                .isEmpty();
        assertThat(read("2026-11-30 10:00:00 [warn] low disk").getFirst().level())
                .contains(Level.WARN);
    }

    @Test
    void aPanicAndATraceWithNothingBeforeThemAreRecordsOfTheirOwn() {
        List<LogRecord> records = read(
                "Server listens on 8080",
                "panic: runtime error: index out of range",
                "",
                "goroutine 1 [running]:",
                "main.main()",
                "\t/app/main.go:9 +0x1d",
                "exit status 2");
        assertThat(records).hasSize(2);
        assertThat(records.get(1).level()).contains(Level.FATAL);

        List<LogRecord> python =
                read("up", "Traceback (most recent call last):", "  File \"a.py\"", "KeyError: 'x'", "up again");
        assertThat(python).extracting(record -> record.lines().size()).containsExactly(1, 3, 1);
    }

    @Test
    void severalSourcesAreMergedByTimeAndEachKeepsItsOrder() {
        List<Truth> one =
                new Written(1, Written.NOW.minus(Duration.ofHours(2))).many(500).toList();
        List<Truth> other =
                new Written(2, Written.NOW.minus(Duration.ofHours(2))).many(500).toList();
        List<LogRecord> first =
                read(one.stream().flatMap(record -> record.lines().stream()).toList());
        List<LogRecord> second =
                read(other.stream().flatMap(record -> record.lines().stream()).toList());

        List<LogRecord> merged =
                Records.merged(List.of(first.stream(), second.stream())).toList();

        assertThat(merged).hasSize(1000);
        assertThat(new ArrayList<>(merged).stream().filter(first::contains).collect(Collectors.toList()))
                .hasSize(500);
        for (int i = 1; i < merged.size(); i++) {
            Instant before = merged.get(i - 1).time().orElseThrow();
            assertThat(merged.get(i).time().orElseThrow().plusSeconds(1)).isAfter(before);
        }
    }

    @Test
    void whateverComesIsReadWithoutAFault() {
        assertThat(read(
                        "{",
                        "{\"a\":",
                        "<",
                        "<999>x",
                        "[",
                        "[2026-99-99 10:00:00] x",
                        "99:99:99 x",
                        "=",
                        "a=\"",
                        "10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"GET /",
                        "\u0000",
                        "]"))
                .isNotEmpty();
        assertThat(read("x".repeat(1_000_000))).hasSize(1);
        assertThat(read("a=" + "\\\"".repeat(200_000))).hasSize(1);
        assertThat(read("10.0.0.1 - - [10/Oct/2000:13:55:36 -0700] \"" + "\\\"".repeat(200_000) + "\" 200 1"))
                .hasSize(1);
    }

    @Test
    void whatIsMadeToBeSlowIsReadLikeEverythingElse() {
        assertThat(read("a.".repeat(100_000) + "Error")).hasSize(1);
        assertThat(read("2026-11-30 10:00:00 INFO 1 --- " + "[a] ".repeat(100_000)))
                .hasSize(1);
        assertThat(read("2026-11-30 10:00:00" + " ".repeat(500_000) + "::")).hasSize(1);
        assertThat(read("x".repeat(3_000_000)).getFirst().lines().getFirst())
                .hasSizeLessThan(1_000_100)
                .endsWith("(cut: the line is longer)");
    }

    @Test
    void aLineThatAContainerWroteInPiecesIsOneRecord() {
        List<LogRecord> records = read(
                "2026-11-30T10:00:00.000000001Z stdout P {\"level\":\"error\",",
                "2026-11-30T10:00:00.000000002Z stdout F \"msg\":\"late\"}",
                "{\"log\":\"{\\\"level\\\":\",\"stream\":\"stdout\",\"time\":\"2026-11-30T10:00:01Z\"}",
                "{\"log\":\"\\\"warn\\\",\\\"msg\\\":\\\"x\\\"}\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-30T10:00:01Z\"}");

        assertThat(records)
                .extracting(LogRecord::level)
                .containsExactly(Optional.of(Level.ERROR), Optional.of(Level.WARN));
        assertThat(records.getFirst().head().message()).isEqualTo("late");
    }

    @Test
    void aCarriageReturnAloneEndsNoLine() {
        assertThat(read("10 %\r20 %\r100 %\r\nERROR: full\r"))
                .extracting(LogRecord::text)
                .containsExactly("10 %\r20 %\r100 %", "ERROR: full");
    }

    @Test
    void abbreviationsOfZonesAreThoseThatPeopleMean() {
        Map<String, Integer> hours = Map.of("UTC", 0, "BST", 1, "CEST", 2, "EDT", -4, "PDT", -7, "MSK", 3);
        hours.forEach((zone, ahead) -> assertThat(read("2026-07-01 12:00:00.000 " + zone + " [7] LOG:  x")
                        .getFirst()
                        .time())
                .as(zone)
                .contains(Instant.parse("2026-07-01T12:00:00Z").minus(Duration.ofHours(ahead))));
    }
}
