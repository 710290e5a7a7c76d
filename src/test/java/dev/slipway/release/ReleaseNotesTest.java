package dev.slipway.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read of a release. */
class ReleaseNotesTest {
    private final SketchedHistory history = new SketchedHistory();

    @Test
    void changesAreGroupedByWhatTheyBringAndBreakingOnesComeFirst() {
        history.commit("fix: wrong total\n\nIt was rounded twice.")
                .commit("feat(cart): coupons")
                .commit("Tidy up")
                .commit("docs: how to pay")
                .commit("feat!: drop v1")
                .commit("perf: cache prices")
                .commit("chore(deps): newer driver")
                .commit("feat: search")
                .commit("feat(cart): gifts")
                .commit("chore(release): 1.9.0")
                .commit("  ");

        assertThat(history.notes()).isEqualTo("""
                        ### Breaking changes

                        - drop v1

                        ### Features

                        - search
                        - **cart:** gifts
                        - **cart:** coupons

                        ### Fixes

                        - wrong total

                        ### Performance

                        - cache prices

                        ### Documentation

                        - how to pay

                        ### Maintenance

                        - **deps:** newer driver

                        ### Other changes

                        - Tidy up
                        """);
    }

    @Test
    void whatBreaksIsExplainedBelowTheChange() {
        history.commit("""
                feat(api): orders by page

                BREAKING CHANGE: GET /orders gives 50 orders;
                ask for the next page.
                Reviewed-by: Mia
                """);

        assertThat(history.notes()).isEqualTo("""
                        ### Breaking changes

                        - **api:** orders by page
                          GET /orders gives 50 orders; ask for the next page.
                        """);
    }

    @Test
    void aPullRequestIsToldByItsTitleAndNotOnceMoreByItsCommits() {
        history.commit("feat: before")
                .merge(
                        "Merge pull request #12 from ana/cart\n\nfeat(cart): coupons\n\nLong words.",
                        () -> history.commit("wip").commit("fix: a comma"))
                .merge(
                        "Merge branch 'total' into 'main'\n\nTotals are right again\n\nSee merge request shop/api!7",
                        () -> history.commit("fix: rounding").commit("docs: rounding"))
                .merge("Merged in pay (pull request #3)\n\nPay later\n\nApproved-by: Mia", () -> history.commit("pay"))
                .merge("Merge pull request 'perf: faster' (#4) from fast into main", () -> history.commit("faster"))
                .merge(
                        "Pull request #2: docs: how to pay\n\nMerge in SHOP/api from pay to main\n\n* commit 'a':",
                        () -> history.commit("how"))
                .commit("Merged PR 5: Squashed elsewhere")
                .commit("feat: squashed (#6)");

        assertThat(history.notes()).isEqualTo("""
                        ### Features

                        - squashed (#6)
                        - before
                        - **cart:** coupons (#12)

                        ### Fixes

                        - Totals are right again (!7)

                        ### Performance

                        - faster (#4)

                        ### Documentation

                        - how to pay (#2)

                        ### Other changes

                        - Squashed elsewhere (#5)
                        - Pay later (#3)
                        """);
    }

    @Test
    void aPullRequestWithABreakingCommitIsABreakingChange() {
        history.commit("a")
                .merge(
                        "Merge pull request #12 from ana/orders\n\nOrders by page",
                        () -> history.commit("feat!: pages of orders")
                                .commit("fix: x\n\nBREAKING CHANGE: no more than 50 orders at once"));

        assertThat(history.notes()).startsWith("""
                        ### Breaking changes

                        - Orders by page (#12)
                          no more than 50 orders at once
                          pages of orders
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Merge branch 'feature/cart'",
                "Merge branch 'main' of ssh://git.example/shop into main",
                "Merge remote-tracking branch 'origin/main'",
                "Merge pull request #12 from ana/feature/cart-coupons",
                "Merge pull request #12 from ana/feature/cart-coupons\n\nFeature/cart coupons",
                "Merge pull request #12 from shop/develop\n\nThe next release",
                "Merge pull request #12 from shop/release/1.9\n\nRelease 1.9",
                "Merge pull request #12 from shop/release-1.9\n\nRelease v1.9",
                "Merge pull request #12 from shop/integration\n\nMerge integration into staging",
                "Merge pull request 'main' (#12) from mia/main into main",
                "Merge pull request 'Sync with main' (#12) from mia/main into main",
                "Merge branch 'x' into 'main'\n\nSee merge request shop/api!7",
                "Bring it all together",
                "chore: merge it",
            })
    void aMergeWithoutATellingTitleIsToldByItsCommits(String message) {
        history.commit("feat: before")
                .merge(message, () -> history.commit("feat: cart").commit("fix: total"));

        assertThat(history.notesWith(Set.of("integration"))).isEqualTo("""
                        ### Features

                        - cart
                        - before

                        ### Fixes

                        - total
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Merge pull request #12 from mia/main\n\nTotals are right again",
                "Merge pull request 'Totals are right again' (#12) from mia/main into main",
                "Merge pull request #12 from mia/integration\n\nTotals are right again",
            })
    void aForksOwnMainIsABranchLikeOthers(String message) {
        history.commit("feat: before")
                .merge(message, () -> history.commit("wip").commit("more"));

        assertThat(history.notesWith(Set.of("integration")))
                .contains("Totals are right again (#12)\n")
                .doesNotContain("wip", "more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release-notes-page", "release-drafter", "releasing"})
    void aBranchAboutReleasesIsNoneOfARelease(String branch) {
        history.commit("a")
                .merge(
                        "Merge pull request #12 from shop/" + branch + "\n\nUpdate the release version",
                        () -> history.commit("wip"));

        assertThat(history.notes())
                .contains("- Update the release version (#12)\n")
                .doesNotContain("wip");
    }

    @Test
    void pullRequestsThatTravelTogetherAreToldEach() {
        history.commit("a")
                .merge(
                        "Merge pull request #9 from shop/develop\n\nRelease",
                        () -> history.merge(
                                        "Merge pull request #7 from ana/cart\n\nfeat: cart", () -> history.commit("x"))
                                .merge("Merge pull request #8 from ana/pay\n\nfeat: pay", () -> history.commit("y"))
                                .commit("fix: directly"));

        assertThat(history.notes())
                .contains("- cart (#7)", "- pay (#8)", "- directly", "- a\n")
                .doesNotContain("#9");
    }

    @Test
    void whatWasTakenBackIsLeftOutTogetherWithWhatTookItBack() {
        history.commit("feat: cart").commit("feat: search").revert(0);
        assertThat(history.notes()).isEqualTo("### Features\n\n- search\n");

        history.revert(2);
        assertThat(history.notes()).isEqualTo("### Features\n\n- search\n- cart\n");
    }

    @Test
    void aPullRequestThatWasTakenBackGoesWithAllItBroughtAlsoWhereThatWasAPullRequestToo() {
        history.commit("feat: search")
                .merge("Merge pull request #12 from ana/cart\n\nfeat: cart", () -> history.commit("feat: c"));
        int merged = history.size() - 1;
        history.merge(
                "Merge pull request #13 from ana/revert-12-cart\n\nRevert \"feat: cart\"",
                () -> history.commit("Revert \"Merge pull request #12 from ana/cart\"\n\nThis reverts commit "
                        + history.id(merged) + ", reversing\nchanges made to " + history.id(0) + "."));

        assertThat(history.notes()).isEqualTo("### Features\n\n- search\n");
    }

    @Test
    void aSquashedRevertQuotesWhatItTookBack() {
        history.commit("feat: cart (#12)").commit("feat: search (#13)");
        history.commit("Revert \"feat: cart (#12)\" (#14)\n\nReverts shop/api#12");
        assertThat(history.notes()).isEqualTo("### Features\n\n- search (#13)\n");

        history.commit("Revert \"feat: pay (#2)\" (#15)\n\nReverts shop/api#2");
        assertThat(history.notes()).contains("### Reverted\n\n- pay (#2) (#15)\n");
    }

    @Test
    void whatIsTakenBackOfAnEarlierReleaseIsTold() {
        history.commit("Revert \"feat(cart): coupons\"\n\nThis reverts commit " + "1".repeat(40) + ".")
                .commit("revert: feat: search\n\nRefs: 2222222")
                .merge(
                        "Merge pull request #13 from ana/revert\n\nRevert \"Pay later\"",
                        () -> history.commit("Revert \"x\"\n\nThis reverts commit " + "3".repeat(40) + "."));

        assertThat(history.notes()).isEqualTo("""
                        ### Reverted

                        - Pay later (#13)
                        - feat: search
                        - **cart:** coupons
                        """);
    }

    @Test
    void theSameChangeStandsThereOnce() {
        history.commit("fix: total").commit("fix: total\n\n(cherry picked from commit " + history.id(0) + ")");

        assertThat(history.notes()).isEqualTo("### Fixes\n\n- total\n");
    }

    @Property(tries = 50)
    void theNotesDoNotDependOnTheOrderInWhichTheCommitsCame(@ForAll long seed) {
        SketchedHistory long_ = new SketchedHistory();
        long_.commit("feat: a").commit("fix(x): b").revert(0).revert(2).commit("fix(x): c");
        long_.merge(
                "Merge pull request #2 from ana/p\n\nfeat: p",
                () -> long_.commit("q").revert(1));
        long_.commit("z").revert(long_.size() - 2);

        assertThat(long_.shuffledNotes(seed)).isEqualTo(long_.notes());
    }

    @Test
    void referencesBecomeLinksAlsoThoseOfFooters() {
        history.commit("fix: total of SHOP-41, <5> and #7, not x#8 or #9a\n\nCloses #7\nCloses #10\nRefs: SHOP-42")
                .merge("Merge pull request #12 from ana/cart\n\nfeat: cart", () -> history.commit("x"));

        assertThat(history.notes(
                        new ReferenceLink("#", "", number -> "https://git.example/issues/" + number),
                        new ReferenceLink("SHOP-", "", number -> "https://tasks.example/SHOP-" + number),
                        new ReferenceLink("<", ">", number -> "https://forum.example/" + number)))
                .isEqualTo("""
                        ### Features

                        - cart ([#12](<https://git.example/issues/12>))

                        ### Fixes

                        - total of [SHOP-41](<https://tasks.example/SHOP-41>), [\\<5>](<https://forum.example/5>) and \
                        [#7](<https://git.example/issues/7>), not x#8 or #9a \
                        ([#10](<https://git.example/issues/10>), [SHOP-42](<https://tasks.example/SHOP-42>))
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "List<String> & friends               | List\\<String> & friends",
                "no *stars* or _lines_ but snake_case | no \\*stars\\* or \\_lines\\_ but snake_case",
                "`List<*>` stays, a lone ` does not   | `List<*>` stays, a lone \\` does not",
                "``a ` b`` too                        | ``a ` b`` too",
                "[x](javascript:y) and &lt;           | \\[x\\](javascript:y) and \\&lt;",
                "# not a heading                      | \\# not a heading",
                "1. not a list                        | 1\\. not a list",
                "- nor this                           | \\- nor this",
                "see https://x.example/a_b*c.         | see <https://x.example/a_b*c>.",
                "https:// is no address               | https:// is no address",
                "~~gone~~ C:\\dir                     | \\~\\~gone\\~\\~ C:\\\\dir",
            })
    void whatPeopleWroteIsShownAsTheyWroteIt(String subject, String line) {
        history.commit(subject);

        assertThat(history.notes()).isEqualTo("### Other changes\n\n- " + line + "\n");
    }

    @Test
    void controlCharactersAndEndlessLinesDoNoHarm() {
        history.commit("feat: red\u001b[31m and\u0085more").commit("feat: " + "x`".repeat(50_000));

        assertThat(history.notes())
                .contains("- red \\[31m and more\n")
                .hasSizeLessThan(2_000)
                .contains("\u2026");
    }

    @Test
    void tenThousandCommitsAndThousandsOfPullRequestsAreToldAtOnce() {
        history.commit("a");
        for (int i = 0; i < 3_000; i++) {
            int number = i;
            history.merge(
                    "Merge pull request #" + i + " from ana/b" + i + "\n\nfeat: thing " + i,
                    () -> history.commit("x" + number).commit("y" + number));
        }

        String notes = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> history.notes());

        assertThat(notes.lines().filter(line -> line.startsWith("- thing"))).hasSize(3_000);
    }
}
