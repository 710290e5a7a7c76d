package dev.slipway.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.PolicyConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a promotion starts by itself: the times that people write, which of them can be, and how long one waits. */
class ScheduleTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    /** A Tuesday. */
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-12-01T10:00:00+01:00[Europe/Zurich]");

    private static final Schedule AT_TWO = new Schedule(Instant.parse("2026-12-01T13:00:00Z"), ZURICH);

    @ParameterizedTest
    @CsvSource({
        "14:00, 2026-12-01T13:00:00Z",
        "9:30, 2026-12-02T08:30:00Z",
        "10:00, 2026-12-02T09:00:00Z",
        "2h, 2026-12-01T11:00:00Z",
        "90m, 2026-12-01T10:30:00Z",
        "2026-12-24 08:15, 2026-12-24T07:15:00Z",
        "2026-12-24T08:15, 2026-12-24T07:15:00Z",
        "2026-12-24T08:15Z, 2026-12-24T08:15:00Z",
        "2026-12-24T08:15+05:30, 2026-12-24T02:45:00Z",
        "2026-12-24T08:15[America/New_York], 2026-12-24T13:15:00Z",
        "2026-12-24 08:15[America/New_York], 2026-12-24T13:15:00Z"
    })
    void timesAreReadByTheClockOfWhoWritesThem(String text, String instant) {
        assertThat(Schedule.parse(text, NOW)
                        .map(schedule -> schedule.at().toString())
                        .orElse(""))
                .isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "25:00",
                "2026-12-01",
                "2026-02-30 10:00",
                "-2h",
                "999999999d",
                "9999-01-01 10:00",
                "2026-03-29T02:30[Europe/Zurich]",
                "2026-12-24T08:15[Mars/Olympus]"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(Schedule.parse(text, NOW)).isEmpty();
    }

    @Test
    void aTimeThatTheClockSkipsIsNoneAndOfOneThatComesTwiceTheFirstCounts() {
        assertThat(Schedule.parse("2026-03-29 02:30", NOW)).isEmpty();
        assertThat(Schedule.parse("2026-10-25 02:30", NOW))
                .contains(new Schedule(Instant.parse("2026-10-25T00:30:00Z"), ZURICH));
        assertThat(Schedule.parse("02:30", ZonedDateTime.parse("2026-03-28T12:00+01:00[Europe/Zurich]")))
                .contains(new Schedule(Instant.parse("2026-03-30T00:30:00Z"), ZURICH));
        assertThat(Schedule.parse("02:30", ZonedDateTime.parse("2026-10-25T02:45+02:00[Europe/Zurich]")))
                .contains(new Schedule(Instant.parse("2026-10-25T01:30:00Z"), ZURICH));
    }

    @Test
    void itStartsFromItsTimeForAnHour() {
        assertThat(AT_TWO.standing(AT_TWO.at().minusMillis(1))).isEqualTo(Schedule.Standing.AHEAD);
        assertThat(AT_TWO.standing(AT_TWO.at())).isEqualTo(Schedule.Standing.DUE);
        assertThat(AT_TWO.standing(AT_TWO.at().plus(Duration.ofMinutes(59)))).isEqualTo(Schedule.Standing.DUE);
        assertThat(AT_TWO.standing(AT_TWO.at().plus(Duration.ofMinutes(60)))).isEqualTo(Schedule.Standing.OVER);
    }

    @Test
    void itsTimeIsToComeWithinThirtyDaysAndAtATimeAtWhichTheEnvironmentIsOpen() throws Exception {
        PolicyConfig policy =
                Written.policy("windows: [{ allow: \"mon-thu 09:00-16:00\", zone: Europe/Zurich }]\n    freezes:"
                        + " [{ name: sale, from: 2026-12-10T00:00, to: 2026-12-12T00:00, zone: Europe/Zurich }]");

        assertThat(against(policy, "14:00")).isEmpty();
        assertThat(against(policy, "2026-12-01 09:59")).contains("Tue 1 Dec, 09:59 (Europe/Zurich) is over.");
        assertThat(against(policy, "31d"))
                .contains("Fri 1 Jan 2027, 10:00 (Europe/Zurich) is more than 30 days ahead.");
        assertThat(against(policy, "16:00"))
                .contains("production is closed on Tue 1 Dec, 16:00 (Europe/Zurich): outside the window mon-thu"
                        + " 09:00-16:00 (Europe/Zurich); it opens on Wed 2 Dec, 09:00.");
        assertThat(against(policy, "2026-12-10 10:00"))
                .contains("production is closed on Thu 10 Dec, 10:00 (Europe/Zurich): in freeze \"sale\"; production"
                        + " opens on Mon 14 Dec, 09:00 (Europe/Zurich).");
    }

    private static Optional<String> against(PolicyConfig policy, String text) {
        return Schedule.parse(text, NOW)
                .orElseThrow()
                .against(Gates.of(policy, "production").calendar(), "production", NOW.toInstant())
                .map(Gate.Failed::why);
    }

    @Test
    void beforeItsTimeItWaitsAndGoingBackWaitsForNoTime() throws Exception {
        Gates gates = Gates.of(Written.policy("may: { deploy: [release], rollback: [release] }"), "production");
        Instant before = AT_TWO.at().minusSeconds(60);

        assertThat(gates.judge(FactsOf.by("ana").at(AT_TWO).build(), before).gates())
                .filteredOn(gate -> !gate.passed())
                .singleElement()
                .satisfies(gate -> assertThat(gate.state())
                        .isEqualTo(new Gate.Waiting(
                                "It starts by itself on Tue 1 Dec, 14:00 (Europe/Zurich).", Optional.of(AT_TWO.at()))));
        assertThat(gates.judge(FactsOf.by("ana").at(AT_TWO).build(), AT_TWO.at())
                        .passed())
                .isTrue();
        assertThat(gates.judge(
                                FactsOf.by("ana")
                                        .at(AT_TWO)
                                        .mode(dev.slipway.deploy.Mode.ROLLBACK)
                                        .build(),
                                before)
                        .passed())
                .isTrue();
    }
}
