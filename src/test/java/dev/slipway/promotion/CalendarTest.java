package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.promotion.Calendar.Closed;
import dev.slipway.promotion.Calendar.Closing;
import dev.slipway.promotion.Calendar.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
    private static final String OFFICE_HOURS = "windows: [{ allow: \"mon-thu 09:00-16:00\", zone: Europe/Zurich }]";
    private static final String YEAR_END =
            "freezes: [{ name: year end, from: 2026-12-18T00:00, to: 2027-01-04T00:00, zone: Europe/Zurich }]";

    @Test
    void withoutWindowsAndFreezesItIsAlwaysOpen() {
        assertThat(new Calendar(List.of(), List.of()).at(Instant.parse("2026-11-30T03:00:00Z")))
                .isEqualTo(new Open(Optional.empty(), Optional.empty()));
    }

    @Test
    void insideAWindowItSaysWhichAndUntilWhen() {
        Calendar calendar = Written.calendar(OFFICE_HOURS);

        assertThat(calendar.at(zurich("2026-12-01T09:00")))
                .isEqualTo(new Open(
                        Optional.of(calendar.windows().getFirst()),
                        Optional.of(new Closing(clock("2026-12-01T16:00"), Optional.empty()))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T08:59:59, 2026-12-01T09:00",
        "2026-12-01T16:00,    2026-12-02T09:00",
        "2026-12-03T16:00,    2026-12-07T09:00",
        "2026-12-06T12:00,    2026-12-07T09:00",
        "2026-12-17T16:00,    2027-01-04T09:00",
        "2026-12-18T00:00,    2027-01-04T09:00",
        "2026-12-28T12:00,    2027-01-04T09:00",
        "2027-01-04T08:00,    2027-01-04T09:00"
    })
    void whereItIsClosedItSaysWhenItOpensNext(String now, String opens) {
        assertThat(Written.calendar(OFFICE_HOURS, YEAR_END).at(zurich(now)))
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.opens()).contains(clock(opens)));
    }

    @Test
    void aFreezeWinsOverAWindow() {
        Calendar calendar = Written.calendar(OFFICE_HOURS, YEAR_END);

        assertThat(calendar.at(zurich("2026-12-21T10:00")))
                .isEqualTo(
                        new Closed(Optional.of(calendar.freezes().getFirst()), Optional.of(clock("2027-01-04T09:00"))));
    }

    @Test
    void withFreezesAloneItIsOpenUntilTheNextBeginsAndAgainWhenItEnds() {
        Calendar calendar = Written.calendar(YEAR_END);

        assertThat(calendar.at(zurich("2026-01-01T03:00")))
                .isEqualTo(new Open(
                        Optional.empty(),
                        Optional.of(new Closing(
                                clock("2026-12-18T00:00"),
                                Optional.of(calendar.freezes().getFirst())))));
        assertThat(calendar.at(zurich("2026-12-24T00:00")))
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.opens()).contains(clock("2027-01-04T00:00")));
        assertThat(calendar.at(zurich("2027-01-04T00:00"))).isEqualTo(new Open(Optional.empty(), Optional.empty()));
    }

    @Test
    void windowsThatTouchOrOverlapAreOneInDifferentZonesToo() {
        Calendar calendar = Written.calendar("""
                windows: [{ allow: "tue 14:00-15:30", zone: UTC }, { allow: "tue 09:00-12:00", zone: Europe/Zurich },
                      { allow: "tue 12:00-15:30", zone: Europe/Zurich }, { allow: "tue 10:30-12:00", zone: America/New_York }]""");

        assertThat(calendar.at(zurich("2026-12-01T10:00")))
                .isInstanceOfSatisfying(
                        Open.class,
                        open -> assertThat(open.closing())
                                .contains(new Closing(
                                        ZonedDateTime.parse("2026-12-01T12:00-05:00[America/New_York]"),
                                        Optional.empty())));
    }

    @Test
    void windowsThatTogetherNeverCloseNeverEnd() {
        Calendar calendar = Written.calendar(
                "windows: [{ allow: \"mon-sun 00:00-23:59\", zone: Europe/Zurich }, { allow: \"mon-sun 00:00-23:59\", zone: Asia/Tokyo }]");

        assertThat(calendar.at(zurich("2026-12-01T10:00")))
                .isEqualTo(new Open(Optional.of(calendar.windows().getFirst()), Optional.empty()));
    }

    @Test
    void aFreezeOfThreeYearsHasNoEndThatIsWorthWaitingFor() {
        assertThat(Written.calendar(
                                "freezes: [{ name: sold, from: 2026-12-01T00:00, to: 2029-12-01T00:00, zone: UTC }]")
                        .at(zurich("2026-12-02T00:00")))
                .isInstanceOfSatisfying(
                        Closed.class, closed -> assertThat(closed.opens()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-12-01T15:40, 20, -",
                "2026-12-01T15:40, 21, the window ends 2026-12-01T16:00",
                "2026-12-01T17:00, 60, -",
                "2026-12-17T11:00, 75, 'freeze \"rehearsal\" begins 2026-12-17T12:00'",
                "2026-12-17T11:00, 60, -",
                "2026-12-17T12:30, 600, -",
            })
    void whatADeploymentWouldCrossIsKnownBefore(String start, int minutes, String crossed) {
        Calendar calendar = Written.calendar(
                OFFICE_HOURS,
                "freezes: [{ name: rehearsal, from: 2026-12-17T12:00, to: 2026-12-17T14:00, zone: Europe/Zurich }]");

        assertThat(calendar.closesWithin(zurich(start), Duration.ofMinutes(minutes))
                        .map(closing -> closing.what() + " " + closing.at().toLocalDateTime()))
                .isEqualTo(Optional.ofNullable(crossed));
    }

    /** Of a day on which the clock changes, when a window opens and closes; in UTC, so that nothing is hidden. */
    @ParameterizedTest(name = "{0}, {1}, window {2}: {3} to {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                // 02:00 to 03:00 is skipped at 01:00 UTC
                "Europe/Zurich       | 2026-03-29 | 01:00-05:00 | 2026-03-29T00:00:00Z | 2026-03-29T03:00:00Z",
                "Europe/Zurich       | 2026-03-29 | 02:30-05:00 | 2026-03-29T01:00:00Z | 2026-03-29T03:00:00Z",
                "Europe/Zurich       | 2026-03-29 | 03:00-05:00 | 2026-03-29T01:00:00Z | 2026-03-29T03:00:00Z",
                "Europe/Zurich       | 2026-03-29 | 01:00-02:30 | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z",
                "Europe/Zurich       | 2026-03-29 | 01:00-03:00 | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z",
                // 02:00 to 03:00 comes twice, from 00:00 and from 01:00 UTC
                "Europe/Zurich       | 2026-10-25 | 01:00-05:00 | 2026-10-24T23:00:00Z | 2026-10-25T04:00:00Z",
                "Europe/Zurich       | 2026-10-25 | 02:30-05:00 | 2026-10-25T00:30:00Z | 2026-10-25T04:00:00Z",
                "Europe/Zurich       | 2026-10-25 | 03:00-05:00 | 2026-10-25T02:00:00Z | 2026-10-25T04:00:00Z",
                "Europe/Zurich       | 2026-10-25 | 01:00-02:30 | 2026-10-24T23:00:00Z | 2026-10-25T01:30:00Z",
                "Europe/Zurich       | 2026-10-25 | 02:10-02:50 | 2026-10-25T00:10:00Z | 2026-10-25T01:50:00Z",
                "Europe/Zurich       | 2026-10-25 | 02:00-03:00 | 2026-10-25T00:00:00Z | 2026-10-25T02:00:00Z",
                "Europe/Zurich       | 2026-10-25 | 01:00-02:00 | 2026-10-24T23:00:00Z | 2026-10-25T00:00:00Z",
                "America/New_York    | 2026-03-08 | 02:30-09:00 | 2026-03-08T07:00:00Z | 2026-03-08T13:00:00Z",
                "America/New_York    | 2026-03-08 | 00:00-02:30 | 2026-03-08T05:00:00Z | 2026-03-08T07:00:00Z",
                "America/New_York    | 2026-11-01 | 01:15-01:45 | 2026-11-01T05:15:00Z | 2026-11-01T06:45:00Z",
                "America/New_York    | 2026-11-01 | 00:00-01:00 | 2026-11-01T04:00:00Z | 2026-11-01T05:00:00Z",
                // half an hour: 01:30 to 02:00 comes twice, 02:00 to 02:30 is skipped
                "Australia/Lord_Howe | 2026-04-05 | 01:45-03:00 | 2026-04-04T14:45:00Z | 2026-04-04T16:30:00Z",
                "Australia/Lord_Howe | 2026-04-05 | 01:00-01:45 | 2026-04-04T14:00:00Z | 2026-04-04T15:15:00Z",
                "Australia/Lord_Howe | 2026-04-05 | 01:00-01:30 | 2026-04-04T14:00:00Z | 2026-04-04T14:30:00Z",
                "Australia/Lord_Howe | 2026-10-04 | 02:10-03:00 | 2026-10-03T15:30:00Z | 2026-10-03T16:00:00Z",
                "Australia/Lord_Howe | 2026-10-04 | 01:00-02:10 | 2026-10-03T14:30:00Z | 2026-10-03T15:30:00Z",
                // the hour before midnight comes twice, once more on the day before
                "America/Havana      | 2026-11-01 | 00:30-02:00 | 2026-11-01T04:30:00Z | 2026-11-01T07:00:00Z",
                "Asia/Beirut         | 2026-10-24 | 22:00-23:30 | 2026-10-24T19:00:00Z | 2026-10-24T21:30:00Z",
                "Asia/Beirut         | 2026-10-25 | 00:00-02:00 | 2026-10-24T22:00:00Z | 2026-10-25T00:00:00Z",
                "America/St_Johns    | 2009-11-01 | 00:00-02:00 | 2009-11-01T02:30:00Z | 2009-11-01T05:30:00Z",
                // a zone that changes nothing
                "Asia/Kolkata        | 2026-03-29 | 02:30-05:00 | 2026-03-28T21:00:00Z | 2026-03-28T23:30:00Z",
            })
    void aWindowOnADayOnWhichTheClockChanges(String zone, LocalDate date, String hours, Instant opens, Instant closes) {
        Calendar calendar = on(date, hours, zone);

        assertThat(closed(calendar, opens.minusSeconds(60)).opens().map(ZonedDateTime::toInstant))
                .contains(opens);
        Instant middle = opens.plus(Duration.between(opens, closes).dividedBy(2));
        for (Instant inside : List.of(opens, opens.plusSeconds(90), middle, closes.minusSeconds(60))) {
            assertThat(calendar.at(inside))
                    .isInstanceOfSatisfying(
                            Open.class,
                            open -> assertThat(open.closing()
                                            .map(closing -> closing.at().toInstant()))
                                    .contains(closes));
        }
        assertThat(calendar.at(closes)).isInstanceOf(Closed.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Zurich,       2026-03-29, 02:10-02:50, 2026-04-05T00:10:00Z",
        "Europe/Zurich,       2026-03-29, 02:00-03:00, 2026-04-05T00:00:00Z",
        "America/New_York,    2026-03-08, 02:00-02:59, 2026-03-15T06:00:00Z",
        "Australia/Lord_Howe, 2026-10-04, 02:05-02:25, 2026-10-10T15:05:00Z",
        "Pacific/Apia,        2011-12-30, 09:00-16:00, 2012-01-05T19:00:00Z",
    })
    void aWindowInTimeThatIsSkippedDoesNotOpenOnThatDay(String zone, LocalDate date, String hours, Instant next) {
        Instant dayBefore =
                date.minusDays(1).atTime(23, 0).atZone(ZoneId.of(zone)).toInstant();

        assertThat(closed(on(date, hours, zone), dayBefore).opens().map(ZonedDateTime::toInstant))
                .contains(next);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T02:15, 2026-03-29T05:00, 2026-03-29T01:00:00Z, 2026-03-29T03:00:00Z",
        "2026-03-29T01:00, 2026-03-29T02:45, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "2026-10-25T02:15, 2026-10-25T02:45, 2026-10-25T00:15:00Z, 2026-10-25T01:45:00Z",
        "2026-10-24T00:00, 2026-10-25T02:00, 2026-10-23T22:00:00Z, 2026-10-25T00:00:00Z",
    })
    void aFreezeOnADayOnWhichTheClockChanges(String from, String to, Instant begins, Instant ends) {
        Calendar calendar = Written.calendar(
                "freezes: [{ name: night, from: %s, to: %s, zone: Europe/Zurich }]".formatted(from, to));

        assertThat(calendar.at(begins.minusSeconds(60)))
                .isInstanceOfSatisfying(
                        Open.class,
                        open -> assertThat(open.closing()
                                        .map(closing -> closing.at().toInstant()))
                                .contains(begins));
        for (Instant inside : List.of(begins, ends.minusSeconds(60))) {
            assertThat(closed(calendar, inside).opens().map(ZonedDateTime::toInstant))
                    .contains(ends);
        }
        assertThat(calendar.at(ends)).isInstanceOf(Open.class);
    }

    private static Calendar on(LocalDate date, String hours, String zone) {
        String day = date.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
        return Written.calendar("windows: [{ allow: \"%s %s\", zone: %s }]".formatted(day, hours, zone));
    }

    private static Closed closed(Calendar calendar, Instant at) {
        assertThat(calendar.at(at)).isInstanceOf(Closed.class);
        return (Closed) calendar.at(at);
    }

    private static Instant zurich(String local) {
        return clock(local).toInstant();
    }

    private static ZonedDateTime clock(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Zurich"));
    }
}
