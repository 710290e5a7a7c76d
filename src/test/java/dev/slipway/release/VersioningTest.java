package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersioningTest {

    @Property
    void aTagOfAVersionNamesThatVersionAgain(
            @ForAll @AlphaChars @StringLength(max = 8) String before,
            @ForAll @AlphaChars @StringLength(max = 8) String after,
            @ForAll @IntRange(max = 999) int major,
            @ForAll @IntRange(max = 999) int minor) {
        TagPattern pattern = new TagPattern(before + "{version}/" + after);
        Version version = new Version(major + "." + minor + ".0-rc.1+build");

        assertThat(pattern.versionOf(pattern.tagOf(version))).contains(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8.0", "v1.8", "v", "", "vv1.8.0", "v1.8.0 ", "nightly"})
    void aTagOfAnotherFormNamesNoVersion(String tag) {
        assertThat(new TagPattern("v{version}").versionOf(tag)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v", "", "{version}{version}", "v{Version}"})
    void aPatternNeedsThePlaceOfTheVersionOnce(String pattern) {
        assertThatThrownBy(() -> new TagPattern(pattern)).hasMessageContaining("{version} exactly once");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "1.8.3      | feat: cart                                | 1.9.0",
                "1.8.3      | fix: total;docs: readme                   | 1.8.4",
                "1.8.3      | fix: total;feat(cart): coupons            | 1.9.0",
                "1.8.3      | fix!: drop v1 of the API                  | 2.0.0",
                "1.8.3      | fix: x~~BREAKING CHANGE: no v1 any more   | 2.0.0",
                "1.8.3      | refactor(api)!: rename                    | 2.0.0",
                "0.4.1      | feat!: rename                             | 0.5.0",
                "0.4.1      | feat: cart                                | 0.5.0",
                "1.9.0-rc.2 | fix: total                                | 1.9.0",
                "1.9.0-rc.2 | feat: cart                                | 1.9.0",
                "1.9.0-rc.2 | feat!: rename                             | 2.0.0",
                "1.9.0+7    | fix: total                                | 1.9.1",
                "1.8.3      | revert: feat: cart                        | 1.8.4",
                "1.8.3      | Revert 'feat: cart'                       | 1.8.4",
                "1.8.3      | Revert 'Cart' (#7);docs: readme           | 1.8.4",
                "1.8.3      | No cart~~This reverts commit 1234567.     | 1.8.4",
                "1.8.3      | Revert 'feat: cart';feat: coupons         | 1.9.0",
                "1.9.0-rc.2 | Revert 'feat: cart'                       | 1.9.0",
            })
    void commitsDecideTheNextVersion(String last, String messages, String next) {
        assertThat(NextVersion.after(new Version(last), content(messages))).contains(new Version(next));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs: readme;chore: tidy",
                "Merge branch 'x'",
                "feature: no such type",
                "feat:nospace",
                "",
                "feat: cart;Revert 'feat: cart'~~This reverts commit @0.",
                "Cart;Revert 'Cart'",
                "Revert 'Cart';Revert 'Revert 'Cart''~~This reverts commit @0."
            })
    void whereNoCommitAsksForAReleaseNoVersionIsProposed(String messages) {
        assertThat(NextVersion.after(new Version("1.0.0"), content(messages))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feat: cart;Revert \"feat: cart\"~~This reverts commit @0.;fix: total | 1.0.1",
                "feat: cart;Merge pull request #1 from ana/cart~~feat!: another cart | 2.0.0",
                "feat: cart;Merge pull request #1 from ana/cart~~Another cart | 1.1.0",
            })
    void whatWasTakenBackAsksForNothingAndATitleCounts(String messages, String next) {
        assertThat(NextVersion.after(new Version("1.0.0"), content(messages))).contains(new Version(next));
    }

    /** Commits one after the other; {@code @0} is the id of the first, and {@code '} stands for a quotation mark. */
    private static ReleaseContent content(String text) {
        SketchedHistory history = new SketchedHistory();
        for (String message : text.split(";", -1)) {
            String written = message.strip().replace("~", "\n").replace("'", "\"");
            history.commit(written.contains("@0") ? written.replace("@0", history.id(0)) : written);
        }
        return history.content();
    }
}
