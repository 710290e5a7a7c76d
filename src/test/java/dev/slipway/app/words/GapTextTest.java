package dev.slipway.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Gap;
import dev.slipway.logs.Gap.Missing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A break in a log says how long it was, what came late and what is missing. */
class GapTextTest {
    private static final Instant FROM = Instant.parse("2026-11-30T10:00:00Z");

    private static String told(long seconds, long late, Missing missing) {
        return GapText.of(new Gap(FROM, FROM.plusSeconds(seconds), "connection lost", late, missing));
    }

    @Test
    void allOfItIsTold() {
        assertThat(told(12, 37, new Missing.Nothing()))
                .isEqualTo("connection lost for 12 s: 37 lines came late, nothing is missing");
        assertThat(told(300, 1, new Missing.Lines(2)))
                .isEqualTo("connection lost for 5 min: 1 line came late, 2 lines missing");
        assertThat(told(12, 0, new Missing.Bytes(1_800))).isEqualTo("connection lost for 12 s: 1.8 KB missing");
        assertThat(told(0, 0, new Missing.Unknown())).isEqualTo("connection lost: how much is missing is not known");
    }
}
