package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.graph.Span;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person types to find commits. */
class CommitQueryTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static CommitQuery read(String text) {
        return switch (CommitQuery.of(text, TODAY, ZONE)) {
            case Outcome.Done<CommitQuery>(var query) -> query;
            case Outcome.No<CommitQuery>(var refused) -> throw new AssertionError(refused.reason());
        };
    }

    private static long second(String time) {
        return ZonedDateTime.of(LocalDate.parse(time).atStartOfDay(), ZONE).toEpochSecond();
    }

    @Test
    void wordsPhrasesAndFieldsAreToldApart() {
        assertThat(read("Cart \"keeps ITS items\" author:Li path:web/"))
                .isEqualTo(new CommitQuery(
                        List.of("cart", "keeps its items"), List.of("li"), List.of("web/"), Span.ALWAYS));
    }

    @Test
    void whatIsNoFieldIsAWord() {
        assertThat(read("fix: carts feat(web): http://shop").words())
                .containsExactly("fix:", "carts", "feat(web):", "http://shop");
        assertThat(read("\"author:li").words()).containsExactly("author:li");
    }

    @Test
    void aFieldWhoseValueIsStillToBeTypedAsksForNothing() {
        assertThat(read("cart author:").words()).containsExactly("cart");
        assertThat(read("since:").span()).isEqualTo(Span.ALWAYS);
    }

    @Test
    void aFieldTakesWordsInQuotes() {
        assertThat(read("author:\"Ana Souza\" path:\"a b.txt\""))
                .isEqualTo(new CommitQuery(List.of(), List.of("ana souza"), List.of("a b.txt"), Span.ALWAYS));
    }

    @ParameterizedTest
    @CsvSource({
        "since:2026-11-01, 2026-11-01",
        "since:today, 2026-11-21",
        "since:yesterday, 2026-11-20",
        "since:7d, 2026-11-14",
        "since:2w, 2026-11-07"
    })
    void aDayBeginsAtMidnightOfThePerson(String text, String day) {
        assertThat(read(text).span()).isEqualTo(new Span(second(day), Long.MAX_VALUE));
    }

    @Test
    void bothDaysAreWithinTheSpanAlsoWhereADayHas25Hours() {
        assertThat(read("since:2026-10-25 until:2026-10-25").span())
                .isEqualTo(new Span(second("2026-10-25"), second("2026-10-26") - 1));
        assertThat(second("2026-10-26") - second("2026-10-25")).isEqualTo(25 * 3600);
    }

    @ParameterizedTest
    @CsvSource({"since:2026-13-01", "until:tomorrow", "since:7x", "until:+999999999-12-31"})
    void whatNamesNoDayIsRefusedInASentence(String text) {
        assertThat(CommitQuery.of(text, TODAY, ZONE))
                .isEqualTo(
                        Outcome.usage(text + " names no day.", "Write it as 2026-11-21, today, yesterday, 7d or 2w."));
    }
}
