package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.words.CheckWords;
import dev.slipway.forge.Check;
import dev.slipway.forge.Check.State;
import dev.slipway.forge.Checks;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of all checks of a commit counts for no more than there is. */
class CheckWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                PASSED PASSED SKIPPED SKIPPED SKIPPED | 2 checks passed, 3 skipped
                PASSED PASSED                         | 2 checks passed
                SKIPPED SKIPPED                       | no check ran
                WARNED PASSED SKIPPED                 | 1 check passed, 1 warning, 1 skipped
                WARNED                                | 1 warning
                PENDING PENDING PASSED SKIPPED        | 2 of 4 checks pending
                PENDING                               | 1 check pending
                FAILED PENDING PASSED                 | 1 of 3 checks failed
                """)
    void eachIsCountedForWhatItIs(String states, String expected) {
        Checks checks = new Checks(Stream.of(states.split(" "))
                .map(State::valueOf)
                .map(state -> new Check("a", state, "", Optional.empty(), Optional.empty(), Optional.empty()))
                .toList());

        assertThat(CheckWords.sum(checks)).isEqualTo(expected);
    }
}
