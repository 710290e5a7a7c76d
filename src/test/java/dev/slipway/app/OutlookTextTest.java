package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.words.OutlookText;
import dev.slipway.deploy.Mode;
import dev.slipway.promotion.Estimate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads of the time that a plan should take. */
class OutlookTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.14 | 2.1 | 2.14 | 1 | true  | REDEPLOY | about 2.1 s, as in the only deployment here",
                "2.14 | 1.9 | 3.04 | 2 | true  | ROLLBACK | about 2.1 s, between 1.9 s and 3.0 s in the only 2 rollbacks here",
                "123  | 100 | 180  | 8 | true  | DEPLOY   | about 2 min, between 1 min 40 s and 3 min in the last 8 deployments here",
                "596  | 590 | 610  | 3 | true  | DEPLOY   | about 10 min, between 9 min 50 s and 10 min 10 s in the last 3 deployments here",
                "4200 | 100 | 7200 | 4 | false | DEPLOY   | about 1 h 10 min, between 1 min 40 s and 2 h in the last 4 deployments elsewhere; nothing like it has run here yet",
            })
    void theTimeItShouldTakeStandsThereWithItsSpreadAndItsSource(
            double likely, double shortest, double longest, int runs, boolean here, Mode mode, String text) {
        Estimate estimate = new Estimate(length(likely), length(shortest), length(longest), runs, here);

        assertThat(OutlookText.time(
                        new Outlook(
                                Optional.of(estimate),
                                Optional.empty(),
                                Outlook.of(Optional.empty()).back()),
                        mode))
                .isEqualTo(text);
    }

    private static Duration length(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
