package dev.slipway.project.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Observation GOOD = new Observation(200, Duration.ofMillis(1234), """
            {"status": "ok", "version": "v1.8.0", "items": [{"name": "a"}, {"name": "b"}], "load": 0.50, "none": null}
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[status] == 200                  | true  | [status] (200) == 200",
                "[status] == any(200, 429)        | true  | [status] (200) == any(200, 429)",
                "[status] != any(200, 429)        | false | [status] (200) != any(200, 429)",
                "[status] == any(500, 502)        | false | [status] (200) == any(500, 502)",
                "[status] < 300                   | true  | [status] (200) < 300",
                "[status] >= 201                  | false | [status] (200) >= 201",
                "[latency] < 5s                   | true  | [latency] (1234ms) < 5s",
                "[latency] < 1s                   | false | [latency] (1234ms) < 1s",
                "[latency] <= 1234ms              | true  | [latency] (1234ms) <= 1234ms",
                "[latency] > 1m                   | false | [latency] (1234ms) > 1m",
                "[body].status == ok              | true  | [body].status (ok) == ok",
                "[body].status == \"ok\"          | true  | [body].status (ok) == \"ok\"",
                "[body].status != ok              | false | [body].status (ok) != ok",
                "[body].load == 0.5               | true  | [body].load (0.5) == 0.5",
                "[body].load < 1                  | true  | [body].load (0.5) < 1",
                "[body].status < 1                | false | [body].status (ok) < 1",
                "[body].items[1].name == b        | true  | [body].items[1].name (b) == b",
                "[body].items[2].name == b        | false | [body].items[2].name (not there) == b",
                "[body].missing != anything       | false | [body].missing (not there) != anything",
                "len([body].items) == 2           | true  | len([body].items) (2) == 2",
                "len([body].status) > 2           | false | len([body].status) (2) > 2",
                "has([body].missing) == false     | true  | has([body].missing) (false) == false",
                "has([body].none) == true         | true  | has([body].none) (true) == true",
            })
    void anAnswerIsJudgedAndWhatWasSeenIsShown(String condition, boolean passed, String text) {
        assertThat(Condition.parse(condition).judge(GOOD)).isEqualTo(new Judgement(passed, text));
    }

    @Test
    void aBodyThatIsNotJsonHasNoPathsButIsComparedAsText() {
        Observation plain = new Observation(200, Duration.ZERO, "alive\n");

        assertThat(Condition.parse("[body] == alive").judge(plain).passed()).isTrue();
        assertThat(Condition.parse("len([body]) == 5").judge(plain).passed()).isTrue();
        assertThat(Condition.parse("[body].status == ok").judge(plain))
                .isEqualTo(new Judgement(false, "[body].status (not there) == ok"));
    }

    @Test
    void aLongBodyIsCutInTheTextOfAJudgement() {
        Observation garbage = new Observation(200, Duration.ZERO, "x\n".repeat(100_000));

        assertThat(Condition.parse("[body] == ok").judge(garbage).text())
                .hasSizeLessThan(120)
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[errors] < 1%",
                "[p95] < 1s",
                "[log ERROR] < 5",
                "rate(log ERROR, 5m) < 20",
                "[certificate] > 14d"
            })
    void whatOneAnswerDoesNotShowIsNotJudgedByIt(String text) {
        Condition condition = Condition.parse(text);

        assertThat(condition.judgedByOneAnswer()).isFalse();
        assertThatThrownBy(() -> condition.judge(GOOD)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[errors] < 1%            | 0.99%  | true  | [errors] (0.99%) < 1%",
                "[errors] < 1%            | 1%     | false | [errors] (1%) < 1%",
                "[p95] < 1s               | 999ms  | true  | [p95] (999ms) < 1s",
                "[log ERROR] < 5          | 7      | false | [log ERROR] (7) < 5",
                "rate(log ERROR, 5m) < 20 | 3      | true  | rate(log ERROR, 5m) (3) < 20",
                "[p95] < 1s               |        | false | [p95] (not there) < 1s",
            })
    void whatWasMeasuredIsJudgedAndShown(String condition, String measured, boolean passed, String text) {
        assertThat(Condition.parse(condition).judge(Optional.ofNullable(measured)))
                .isEqualTo(new Judgement(passed, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 == [status]            | something measured",
                "[status] = 200             | an operator",
                "[status]                   | an operator",
                "[status] == ok             | a number such as 200, found ok",
                "[latency] < 500            | a duration with its unit",
                "[errors] < 1               | a percentage",
                "[stauts] == 200            | did you mean status?",
                "[status].code == 200       | an operator after [status]",
                "[body]..x == 1             | a path such as",
                "[body].x < ok              | a number",
                "[body].x < any(1, 2)       | == or !=",
                "has([body].x) == 1         | true or false",
                "has([body].x) > true       | == or !=",
                "len([status]) == 1         | [body] or a path",
                "size([body]) == 1          | len(...), has(...) or rate(...)",
                "[body].x == pat(a*)        | a value or any(...)",
            })
    void whatIsNotAConditionIsRefusedWithWhatWasExpected(String text, String expected) {
        assertThatThrownBy(() -> Condition.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }
}
