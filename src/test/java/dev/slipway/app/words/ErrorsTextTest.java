package dev.slipway.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.LogName;
import dev.slipway.logs.release.Part;
import dev.slipway.logs.release.ReleaseErrors;
import dev.slipway.logs.release.ReleaseErrors.At;
import dev.slipway.logs.release.ReleaseErrors.Chart;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.logs.release.ReleaseErrors.OfPart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** How errors of releases are told to people. */
class ErrorsTextTest {
    private static final Instant AT = Instant.parse("2026-11-30T15:34:00Z");

    private static OfPart part(Part part, int hosts, long seconds, long errors, double perMinute) {
        return new OfPart(
                part,
                part == Part.WITH ? "v1.8.0" : "v1.7.4",
                hosts,
                Optional.of(AT),
                Duration.ofSeconds(seconds),
                errors,
                OptionalDouble.of(perMinute));
    }

    private static OfPart unknown(Part part) {
        return new OfPart(part, "v1.7.4", 3, Optional.empty(), Duration.ZERO, 0, OptionalDouble.empty());
    }

    private static ReleaseErrors errors(int hosts, OfPart... parts) {
        return new ReleaseErrors(
                hosts, List.of(parts), List.of(), new Chart(AT, Duration.ofSeconds(10), AT, List.of(0L), List.of()));
    }

    @Test
    void aRateStandsWithWhatItWasReckonedFrom() {
        OfPart with = part(Part.WITH, 3, 180, 12, 4.1);
        ReleaseErrors all = errors(3, part(Part.BEFORE, 3, 720, 4, 0.3), with);

        assertThat(ErrorsText.title(all, with)).isEqualTo("v1.8.0 since the switch");
        assertThat(ErrorsText.rate(with)).isEqualTo("4.1 a minute");
        assertThat(ErrorsText.basis(all, with)).isEqualTo("12 errors in 3 min");
        assertThat(ErrorsText.sentence(with)).isEqualTo("v1.8.0 wrote 4.1 errors a minute in 3 min");
        assertThat(ErrorsText.note(all, _ -> "15:34"))
                .isEqualTo("Rates are over all 3 hosts. The logs begin at 15:34.");
    }

    @Test
    void inLessThanAMinuteErrorsAreCounted() {
        OfPart with = part(Part.WITH, 1, 40, 3, 13.5);

        assertThat(ErrorsText.rate(with)).isEqualTo("3 errors");
        assertThat(ErrorsText.basis(errors(3, with), with)).isEqualTo("in 40 s, on 1 of 3 hosts");
        assertThat(ErrorsText.sentence(with)).isEqualTo("v1.8.0 wrote 3 errors in 40 s");
    }

    @Test
    void nothingWrongAndNothingKnownAreDifferent() {
        OfPart calm = part(Part.WITH, 1, 720, 0, 0);

        assertThat(ErrorsText.rate(calm)).isEqualTo("no errors");
        assertThat(ErrorsText.sentence(calm)).isEqualTo("v1.8.0 wrote no errors in 12 min");
        OfPart unknown = unknown(Part.BEFORE);
        assertThat(ErrorsText.rate(unknown)).isEqualTo("unknown");
        assertThat(ErrorsText.basis(errors(1, unknown), unknown)).isEqualTo("The logs do not reach back to it.");
        assertThat(ErrorsText.sentence(unknown)).isEqualTo("the logs tell nothing of v1.7.4");
        assertThat(ErrorsText.note(errors(1, unknown), _ -> "")).isEmpty();
    }

    @Test
    void afterGoingBackBothTimesOfTheOldReleaseHaveAName() {
        OfPart with = part(Part.WITH, 1, 60, 1, 1);
        OfPart back = part(Part.BACK, 1, 60, 1, 1);
        ReleaseErrors all = errors(1, part(Part.BEFORE, 1, 60, 1, 1), with, back);

        assertThat(all.parts())
                .extracting(part -> ErrorsText.title(all, part))
                .containsExactly("v1.7.4 before", "v1.8.0 until it went back", "v1.7.4 since it went back");
    }

    @Test
    void ratesAreAsExactAsTheyMatter() {
        assertThat(ErrorsText.perMinute(0.01)).isEqualTo("under 0.1");
        assertThat(ErrorsText.perMinute(0.34)).isEqualTo("0.3");
        assertThat(ErrorsText.perMinute(41.6)).isEqualTo("42");
        assertThat(ErrorsText.perMinute(1204)).isEqualTo("1,204");
    }

    @Test
    void whatAMessageHidesIsSeen() {
        Message message = new Message(
                "no \u001b[31mprice\u202e", new At(new LogName("web-1", "app"), AT), 1204, AT, List.of("web-1"), true);

        assertThat(ErrorsText.example(message))
                .doesNotContain("\u001b", "\u202e")
                .contains("price");
        assertThat(ErrorsText.where(message)).isEqualTo("1,204 times on web-1");
    }
}
