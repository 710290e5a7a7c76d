package dev.slipway.logs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Gap;
import dev.slipway.logs.Intake;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Mark;
import dev.slipway.logs.Row;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Written;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.timeline.Timeline.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Logs of several hosts as one, kept on the disk for a while, and what is found in them. */
class TimelineTest extends WithTimeline {
    @Test
    void whateverIsWrittenIsKeptAsTheRecordsThatItIsHoweverItComes() {
        List<Written.Truth> truth = new Written(3, Written.NOW.minus(Duration.ofDays(30)))
                .many(5_000)
                .toList();
        byte[] bytes = truth.stream()
                .flatMap(record -> record.lines().stream())
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
        Intake log = add(WEB_1);
        Random random = new Random(5);
        for (int at = 0; at < bytes.length; ) {
            int count = Math.min(bytes.length - at, 1 + random.nextInt(3_000));
            log.bytes(bytes, at, count);
            at += count;
        }

        Rows rows = rows(truth.size());

        for (int i = 0; i < truth.size(); i++) {
            Written.Truth said = truth.get(i);
            Row.Wrote row = (Row.Wrote) rows.row(i);
            LogRecord record = rows.record(i).orElseThrow();
            assertThat(row.level()).as(record.text()).isEqualTo(said.level());
            assertThat(record.level()).isEqualTo(said.level());
            assertThat(record.head().message()).isEqualTo(said.message());
            assertThat(record.lines()).hasSize(said.lines().size());
            said.time().ifPresent(time -> assertThat(record.time()).contains(time));
        }
    }

    @Test
    void aLineMayComeInPiecesFromItsFirstByteOn() {
        Intake log = add(WEB_1);
        byte[] line = "2026-11-30T10:00:00Z INFO up\n".getBytes(StandardCharsets.UTF_8);
        for (byte each : line) {
            log.bytes(new byte[] {each}, 0, 1);
        }

        assertThat(texts(rows(1))).containsExactly("2026-11-30T10:00:00Z INFO up");
    }

    @Test
    void recordsOfAllHostsStandInTheOrderOfTheirTimesWhicheverComesFirst() {
        Intake one = add(WEB_1);
        Intake two = add(WEB_2);
        say(two, "2026-11-30T10:00:02Z two", "2026-11-30T10:00:04Z four");
        say(one, "2026-11-30T10:00:03Z three", "2026-11-30T10:00:05Z five");
        rows(4);
        say(one, "2026-11-30T10:00:06Z six");
        say(two, "2026-11-30T10:00:05.5Z later than five", "\tat its frame");

        assertThat(texts(rows(6)))
                .containsExactly(
                        "2026-11-30T10:00:02Z two",
                        "2026-11-30T10:00:03Z three",
                        "2026-11-30T10:00:04Z four",
                        "2026-11-30T10:00:05Z five",
                        "2026-11-30T10:00:05.5Z later than five\n\tat its frame",
                        "2026-11-30T10:00:06Z six");
    }

    @Test
    void aLogKeepsItsOwnOrderEvenWhereItsTimesGoBack() {
        Intake log = add(WEB_1);
        say(log, "2026-11-30T10:00:05Z first", "2026-11-30T10:00:01Z second", "third", "2999-01-01T00:00:00Z fourth");
        say(log, "2026-11-30T10:00:06Z fifth");

        Rows rows = rows(5);

        assertThat(texts(rows).stream().map(text -> text.replaceAll(".* ", "")))
                .containsExactly("first", "second", "third", "fourth", "fifth");
        assertThat(rows.row(4).time()).contains(Instant.parse("2026-11-30T10:00:06Z"));
    }

    @Test
    void rowsOfAHostWhoseClockIsAheadAreSortedAsByOurs() {
        Intake one = add(WEB_1);
        Intake two = add(WEB_2);
        timeline.clock("web-2", Duration.ofSeconds(2), ZoneOffset.UTC);
        say(one, "2026-11-30T10:00:01Z one", "2026-11-30T10:00:03Z three");
        say(two, "2026-11-30T10:00:04Z two, which says four");

        Rows rows = rows(3);

        assertThat(texts(rows).get(1)).contains("two, which says four");
        assertThat(rows.record(1).orElseThrow().time()).contains(Instant.parse("2026-11-30T10:00:04Z"));
    }

    @Test
    void timesWithoutAZoneAreThoseOfTheHost() {
        Intake log = add(WEB_1);
        timeline.clock("web-1", Duration.ZERO, ZoneOffset.ofHours(2));
        say(log, "2026-11-30 10:00:00,000 - shop - INFO - up");

        assertThat(rows(1).record(0).orElseThrow().time()).contains(Instant.parse("2026-11-30T08:00:00Z"));
    }

    @Test
    void whatHasNoTimeAtAllStandsWhereItCame() {
        say(add(WEB_1), "2026-11-30T10:00:00Z before");
        say(add(WEB_2), "a word without a time");

        assertThat(texts(rows(2))).containsExactly("2026-11-30T10:00:00Z before", "a word without a time");
    }

    @Test
    void aBreakIsARowBetweenWhatCameBeforeAndAfterAndTellsMoreWhenMoreIsKnown() {
        Intake log = add(WEB_1);
        Instant lost = Instant.parse("2026-11-30T10:00:01Z");
        say(log, "2026-11-30T10:00:00Z before");
        log.gap(new Gap(lost, lost.plusSeconds(12), "connection lost", 0, new Gap.Missing.Nothing()));
        say(log, "2026-11-30T10:00:05Z came late", "2026-11-30T10:00:14Z came at once");
        log.gap(new Gap(lost, lost.plusSeconds(12), "connection lost", 1, new Gap.Missing.Nothing()));

        Rows rows = rows(4);

        assertThat(rows.row(1))
                .isInstanceOfSatisfying(
                        Row.Broke.class, row -> assertThat(row.gap().late()).isEqualTo(1));
        assertThat(texts(rows)).hasSize(3);
    }

    @Test
    void deploymentsStandAmongTheRecordsOnce() {
        Mark mark = new Mark(
                Instant.parse("2026-11-30T10:00:01Z"), Mark.Kind.SWITCHED, "web-1", "switch: web-1 now runs v2", "v2");
        say(add(WEB_1), "2026-11-30T10:00:00Z old", "2026-11-30T10:00:02Z new");
        rows(2);
        timeline.marks(List.of(mark));
        timeline.marks(List.of(mark));

        assertThat(rows(3).row(1))
                .isInstanceOfSatisfying(
                        Row.Marked.class, row -> assertThat(row.mark()).isEqualTo(mark));
    }

    @Test
    void aRowIsFoundAgainByItsIdWhateverCameBeforeIt() {
        Intake one = add(WEB_1);
        Intake two = add(WEB_2);
        say(one, "2026-11-30T10:00:05Z here");
        long id = rows(1).row(0).id();
        say(two, "2026-11-30T10:00:01Z a", "2026-11-30T10:00:02Z b");

        Rows rows = rows(3);

        assertThat(rows.placeOf(id)).contains(2);
        assertThat(rows.placeOf(id + 77)).isEmpty();
        assertThat(rows.at(Instant.parse("2026-11-30T10:00:02Z"))).isEqualTo(1);
    }

    @Test
    void whatCameSinceIsToldWhereverItStands() {
        Intake one = add(WEB_1);
        Intake two = add(WEB_2);
        for (int i = 0; i < 6_000; i++) {
            say(one, "2026-11-30T10:00:00Z a");
        }
        say(one, "2026-11-30T10:00:02Z b", "2026-11-30T10:00:04Z not told yet");
        Rows before = rows(6_002);
        say(two, "2026-11-30T10:00:01Z late", "2026-11-30T10:00:03Z c");

        Rows rows = rows(6_004);

        assertThat(rows.added(6_003, before, 6_001)).containsExactly(6_000, 6_002);
        assertThat(rows.added(6_004, rows, 6_004)).isEmpty();
    }

    @Test
    void errorsAreCountedOverTimeAndGoneToOneByOne() {
        Intake log = add(WEB_1);
        say(
                log,
                "2026-11-30T10:00:00Z INFO a",
                "2026-11-30T10:00:01Z ERROR b",
                "2026-11-30T10:00:08Z FATAL c",
                "2026-11-30T10:00:09Z d");

        Rows rows = rows(4);

        assertThat(rows.next(0, Level.ERROR)).contains(1);
        assertThat(rows.next(1, Level.ERROR)).contains(2);
        assertThat(rows.next(2, Level.ERROR)).isEmpty();
        assertThat(rows.previous(2, Level.ERROR)).contains(1);
        assertThat(rows.histogram(2).counts())
                .containsExactly(new long[] {0, 0, 1, 0, 1, 0, 0}, new long[] {0, 0, 0, 0, 0, 1, 1});
    }

    @Test
    void whatIsKeptIsNeverMoreThanItMayBeAndTheNewestStays() throws Exception {
        timeline.close();
        timeline = new Timeline(directory, new Limits(64_000, Duration.ofDays(60)), () -> Written.NOW);
        Intake log = add(WEB_1);
        for (int i = 0; i < 10_000; i++) {
            say(log, Written.NOW.minusSeconds(20_000 - i) + " INFO line " + i);
        }
        until(() -> timeline.rows().size() > 0
                && timeline.rows()
                        .record(timeline.rows().size() - 1)
                        .filter(last -> last.text().endsWith("line 9999"))
                        .isPresent());

        Rows rows = timeline.rows();

        assertThat(records(rows)).hasSize(rows.size());
        assertThat(rows.size()).isBetween(1_000, 2_000);
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum())
                    .isLessThanOrEqualTo(72_000);
        }
    }

    @Test
    void nothingIsLeftOnTheDiskAfterwards() throws Exception {
        say(add(WEB_1), "2026-11-30T10:00:00Z a");
        rows(1);
        timeline.close();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void whereTheDiskTakesNoMoreItSaysSoAndGoesOn() throws Exception {
        Intake log = add(WEB_1);
        List<String> lines = new ArrayList<>();
        try (Stream<Path> own = Files.list(directory)) {
            Path spool = own.findFirst().orElseThrow();
            Files.createFile(spool.resolve("0")); // where the directory of the log would be
        }
        for (int i = 0; i < 100; i++) {
            lines.add("2026-11-30T10:00:00Z line " + i);
        }
        say(log, lines.toArray(String[]::new));

        Rows rows = rows(101);

        assertThat(texts(rows)).containsAll(lines);
        assertThat(IntStream.range(0, rows.size()).mapToObj(rows::row))
                .anySatisfy(row -> assertThat(row)
                        .isInstanceOfSatisfying(
                                Row.Broke.class,
                                broke -> assertThat(broke.gap().why())
                                        .startsWith("this computer cannot keep more of it on its disk")));
    }

    @Test
    void aVeryLongLineAndBytesThatAreNoTextAreRecordsToo() {
        Intake log = add(WEB_1);
        byte[] bytes = new byte[3_000_000];
        java.util.Arrays.fill(bytes, (byte) 'x');
        bytes[bytes.length - 1] = '\n';
        log.bytes(bytes, 0, bytes.length);
        byte[] binary = {(byte) 0xff, 0, (byte) 0xc3, '\n'};
        log.bytes(binary, 0, binary.length);
        say(log, "2026-11-30T10:00:00Z ERROR after it");

        Rows rows = rows(3);

        assertThat(rows.record(0).orElseThrow().text().length()).isLessThanOrEqualTo(1_000_100);
        assertThat(rows.record(1).orElseThrow().text()).isEqualTo("\ufffd\0\ufffd");
        assertThat(((Row.Wrote) rows.row(2)).level()).contains(Level.ERROR);
    }
}
