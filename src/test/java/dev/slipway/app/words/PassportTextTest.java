package dev.slipway.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Carried;
import dev.slipway.app.Carried.Standing;
import dev.slipway.app.Passport;
import dev.slipway.app.words.PassportText.Line;
import dev.slipway.app.words.PassportText.Tone;
import dev.slipway.deploy.Verdict;
import dev.slipway.promotion.Stay;
import dev.slipway.release.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person reads of a release's passport. */
class PassportTextTest {
    private static final Instant AT = Instant.parse("2026-11-30T08:00:00Z");

    private static Passport passport(List<Stay> stays, Optional<String> unknown, Carried... files) {
        return new Passport(stays, unknown, List.of(files), Optional.empty(), Optional.empty());
    }

    private static Carried carried(Optional<Standing> before) {
        return new Carried("web", new Digest("3f2e9a1c04d7" + "0".repeat(52)), before);
    }

    private static Stay stay(Optional<Verdict> verdict, Optional<Instant> until) {
        return new Stay("staging", "staging-1", "ana", AT, verdict, until);
    }

    private static Line said(Stay stay) {
        return PassportText.stays(passport(List.of(stay), Optional.empty()), Instant::toString)
                .getFirst();
    }

    @Test
    void theSameFilesAreGoodAndOthersAreBadAndThoseThatNobodySawAreDoubtful() {
        List<Line> lines = PassportText.files(passport(
                List.of(),
                Optional.empty(),
                carried(Optional.of(new Standing.Same("staging"))),
                carried(Optional.of(new Standing.Other("staging", "They differ."))),
                carried(Optional.of(new Standing.Absent("staging"))),
                carried(Optional.empty())));

        assertThat(lines).extracting(Line::tone).containsExactly(Tone.GOOD, Tone.BAD, Tone.DOUBTFUL, Tone.PLAIN);
        assertThat(lines)
                .extracting(Line::text)
                .containsExactly(
                        "content 3f2e9a1c04d7, the same as on staging",
                        "content 3f2e9a1c04d7, not what is on staging: They differ.",
                        "content 3f2e9a1c04d7; it does not run on staging, so nobody saw it there",
                        "content 3f2e9a1c04d7");
    }

    @Test
    void whereItIsWasAndDidNotComeLiveIsSaid() {
        assertThat(said(stay(Optional.of(Verdict.SUCCEEDED), Optional.empty())))
                .isEqualTo(new Line(Tone.GOOD, "staging", "live since 2026-11-30T08:00:00Z, by ana"));
        assertThat(said(stay(Optional.of(Verdict.SUCCEEDED), Optional.of(AT))))
                .isEqualTo(new Line(
                        Tone.PLAIN, "staging", "was live from 2026-11-30T08:00:00Z until 2026-11-30T08:00:00Z"));
        assertThat(said(stay(Optional.of(Verdict.FAILED), Optional.empty())))
                .isEqualTo(new Line(Tone.BAD, "staging", "failed 2026-11-30T08:00:00Z"));
        assertThat(said(stay(Optional.empty(), Optional.empty())))
                .isEqualTo(new Line(Tone.DOUBTFUL, "staging", "began 2026-11-30T08:00:00Z, has not ended"));
    }

    @Test
    void ofManyTimesTheLatestAreTold() {
        Stay stay = stay(Optional.of(Verdict.SUCCEEDED), Optional.of(AT));

        assertThat(PassportText.stays(passport(Collections.nCopies(8, stay), Optional.empty()), Instant::toString))
                .hasSize(7)
                .last()
                .extracting(Line::text)
                .isEqualTo("and 2 times before");
    }

    @Test
    void aTrailThatCannotBeReadIsNotAReleaseThatWasNowhere() {
        assertThat(PassportText.stays(passport(List.of(), Optional.of("The trail is damaged.")), Instant::toString))
                .containsExactly(new Line(Tone.BAD, "Been", "where it has been is unknown: The trail is damaged."));
    }
}
