package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences that are put together. */
class SentenceTest {
    @Test
    void severalBecomeOneWithoutAFullStopInTheMiddle() {
        assertThat(Sentence.joined(List.of("The connection was lost.", "web-2 went back")))
                .isEqualTo("The connection was lost; web-2 went back");
        assertThat(Sentence.joined(List.of("It failed."))).isEqualTo("It failed.");
    }
}
