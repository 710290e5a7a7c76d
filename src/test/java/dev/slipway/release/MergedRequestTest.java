package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pull request a commit tells of. */
class MergedRequestTest {
    private static final Revision COMMIT = new Revision("1".repeat(40));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Merge pull request #12 from ana/cart\\n\\nKeep the cart    | #12 | Keep the cart
            Merge pull request #12 from ana/cart                      | #12 | cart
            Merge branch 'cart' into 'main'\\n\\nKeep it\\n\\nSee merge request shop/api!7 | !7 | Keep it
            feat: keep the cart (#31)                                  | #31 | feat: keep the cart
            Revert "feat: keep the cart (#31)" (#32)                   | #32 | Revert "feat: keep the cart (#31)"
            """)
    void whatForgesWriteWhenARequestIsMergedTellsItsNumberAndTitle(String message, String reference, String title) {
        assertThat(MergedRequest.of(COMMIT, message.replace("\\n", "\n")))
                .contains(new MergedRequest(reference, title, COMMIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix: the time zone, see #12", "(#12)", "Merge branch 'cart'", "say it (in #12)", ""})
    void whatOnlyNamesANumberIsNoRequest(String message) {
        assertThat(MergedRequest.of(COMMIT, message)).isEmpty();
    }

    @Test
    void ofASquashedRequestOnlyTheFirstLineCounts() {
        assertThat(MergedRequest.of(COMMIT, "fix: one thing\n\n* another (#12)"))
                .isEmpty();
    }
}
