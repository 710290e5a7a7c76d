package dev.slipway.logs.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.logs.Intake;
import dev.slipway.logs.LogRecord;
import dev.slipway.logs.Query;
import dev.slipway.logs.Rows;
import dev.slipway.logs.Search;
import dev.slipway.logs.Selection;
import dev.slipway.logs.Written;
import dev.slipway.logs.format.Level;
import dev.slipway.logs.timeline.Timeline.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in logs, and when. */
class SearchTest extends WithTimeline {
    private static Selection selection(String query) {
        return new Selection(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ((Query.Reading.Good) Query.read(query)).query());
    }

    private List<LogRecord> found(String query) {
        return found(selection(query));
    }

    private List<LogRecord> found(Selection selection) {
        long all = timeline.standing().values().stream()
                .mapToLong(Timeline.Standing::records)
                .sum();
        until(() -> timeline.rows().size() >= all);
        try (Search search = timeline.search(selection)) {
            until(() -> search.progress().of() > 0 && search.progress().whole());
            return records(search.rows());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order",
                "ORDER paid",
                "stdout",
                "stream",
                "e",
                "-order",
                "\"was paid\"",
                "/retry \\d of/",
                "/ERROR|order/",
                "/x*/",
                "/[a-z]+_(id|key)?/",
                "level>=warn",
                "level:error order",
                "status:500",
                "status>=400",
                "logger:shop.pay",
                "Zoë",
                "zoË",
                "12ms -\"p95: 40ms\"",
                "form:json order",
                "/\\x6frder/",
                "/^\\S+ .*cache/",
                "/4{1}711/",
                "localhost:8080"
            })
    void aSearchFindsWhatReadingEveryRecordWouldFind(String text) {
        Written written = new Written(13, Written.NOW.minus(Duration.ofDays(20)));
        List<Intake> logs = List.of(add(WEB_1), add(WEB_2));
        for (int i = 0; i < 4_000; i++) {
            say(logs.get(i % 2), written.next().lines().toArray(String[]::new));
        }
        logs.forEach(WithTimeline::end);
        Rows all = rows(4_000);
        Query query = ((Query.Reading.Good) Query.read(text)).query();

        List<String> expected = records(all).stream()
                .filter(query::matches)
                .map(LogRecord::text)
                .toList();

        assertThat(found(text)).extracting(LogRecord::text).isEqualTo(expected);
    }

    @Test
    void aSelectionLeavesOutOtherLogsLevelsAndTimes() {
        Intake one = add(WEB_1);
        Intake two = add(WEB_2);
        say(one, "2026-11-30T10:00:00Z ERROR a", "2026-11-30T10:00:10Z WARN b", "2026-11-30T10:00:20Z ERROR c");
        say(two, "2026-11-30T10:00:15Z ERROR d", "2026-11-30T10:00:30Z ERROR e");
        end(one);
        end(two);

        assertThat(found(new Selection(
                        Set.of(WEB_1), Optional.of(Level.ERROR), Optional.empty(), Optional.empty(), Query.ALL)))
                .extracting(record -> record.head().message())
                .containsExactly("a", "c");
        assertThat(found(new Selection(
                        Set.of(),
                        Optional.empty(),
                        Optional.of(Instant.parse("2026-11-30T10:00:10Z")),
                        Optional.of(Instant.parse("2026-11-30T10:00:20Z")),
                        Query.ALL)))
                .extracting(record -> record.head().message())
                .containsExactly("b", "d", "c");
    }

    @Test
    void aSearchGoesOnWithWhatComes() {
        Intake log = add(WEB_1);
        say(log, "2026-11-30T10:00:00Z one order", "2026-11-30T10:00:01Z a cart");
        rows(2);
        try (Search search = timeline.search(selection("order"))) {
            until(() -> search.rows().size() == 1);
            say(log, "2026-11-30T10:00:02Z another order", "2026-11-30T10:00:03Z another cart");
            until(() -> search.rows().size() == 2);
            end(log);

            assertThat(texts(search.rows()))
                    .containsExactly("2026-11-30T10:00:00Z one order", "2026-11-30T10:00:02Z another order");
            assertThat(search.progress().found()).isEqualTo(2);
        }
    }

    @Test
    void whatIsKeptNoLongerIsFoundNoLonger() {
        timeline.close();
        timeline = new Timeline(directory, new Limits(64_000, Duration.ofDays(60)), () -> Written.NOW);
        Intake quiet = add(WEB_2);
        say(quiet, Written.NOW.minusSeconds(90_000) + " INFO the only line");
        end(quiet);
        Intake log = add(WEB_1);
        rows(1);
        try (Search search = timeline.search(selection(""))) {
            for (int i = 0; i < 10_000; i++) {
                say(log, Written.NOW.minusSeconds(20_000 - i) + " INFO line " + i);
            }
            end(log);
            until(() -> search.rows().size() > 0
                    && search.rows()
                            .record(search.rows().size() - 1)
                            .filter(last -> last.text().endsWith("line 9999"))
                            .isPresent());

            assertThat(records(search.rows())).hasSameSizeAs(texts(timeline.rows()));
            assertThat(search.rows().record(0).orElseThrow().text()).endsWith("the only line");
        }
    }

    @Test
    void anExpressionThatComesToNoEndIsStoppedAndSaysSo() {
        Intake log = add(WEB_1);
        say(log, "x".repeat(5_000));
        end(log);
        rows(1);
        try (Search search = timeline.search(selection("/(.*x){25}[yz]/"))) {
            until(() -> !search.progress().fault().isEmpty());

            assertThat(search.progress().fault()).contains("tries too much on one record");
        }
    }
}
