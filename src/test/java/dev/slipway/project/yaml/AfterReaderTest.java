package dev.slipway.project.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Rules.CheckAfter;
import dev.slipway.project.condition.Condition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AfterReaderTest {
    private static final String SMALL = """
            schema: 1
            project: shop
            environments:
              staging:
                tier: staging
                hosts: [{ name: a, address: deploy@a.internal, groups: [web] }]
            components:
              web:
                group: web
                root: /srv/shop
                files: ["**"]
            """;

    private static ConfigReading read(String text) {
        return ConfigReader.read("slipway.yaml", (SMALL + text).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> problems(String text) {
        assertThat(read(text)).isInstanceOf(ConfigReading.Invalid.class);
        return ((ConfigReading.Invalid) read(text))
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aCheckThatWatchesHasConditionsOnWhatIsMeasured() {
        ConfigReading reading = read("""
                checks:
                  after:
                    - name: watch
                      for: 60s
                      conditions: ["[errors] < 1%", "[p95] < 1s", "[log ERROR] < 5", "rate(log WARN, 5m) < 20"]
                """);

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ConfigReading.Valid.class,
                        valid -> assertThat(valid.config().rules().checksAfter())
                                .containsExactly(new CheckAfter(
                                        "watch",
                                        Optional.empty(),
                                        Optional.of(Duration.ofSeconds(60)),
                                        List.of(
                                                new Condition("[errors] < 1%"),
                                                new Condition("[p95] < 1s"),
                                                new Condition("[log ERROR] < 5"),
                                                new Condition("rate(log WARN, 5m) < 20")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[log ERORR] < 5'         | unknown level \"ERORR\": did you mean ERROR?",
                "'[log error] < 5'         | unknown level \"error\": did you mean ERROR?",
                "'[log WARNING] < 5'       | unknown level \"WARNING\": expected one of TRACE, DEBUG, INFO, WARN, ERROR, FATAL",
                "'rate(log EROR, 5m) < 5'  | unknown level \"EROR\": did you mean ERROR?",
                "'rate(log ERROR) < 5'     | a level and a time in rate(...), such as rate(log ERROR, 5m)",
                "'rate(log ERROR, 5) < 5'  | a time such as 5m in rate(...), found 5",
                "'rate(log ERROR, 0s) < 5' | a time such as 5m in rate(...), found 0s",
                "'[log ERROR] < 5%'        | a number such as 200, found 5%",
                "'[log ERROR] < many'      | a number such as 200, found many",
                "'[errors] < 5'            | a percentage such as 1%, found 5",
                "'[status] == 200'         | only an answer shows [status] == 200: use http in place of for",
                "'[body].state == ok'      | only an answer shows [body].state == ok: use http in place of for",
                "'[certificate] > 14d'     | a certificate is no matter of a release",
            })
    void aConditionThatCannotBeWatchedIsRefusedInItsLine(String condition, String expected) {
        assertThat(problems("""
                checks:
                  after:
                    - name: watch
                      for: 60s
                      conditions:
                        - "[log FATAL] == 0"
                        - "%s"
                """.formatted(condition.replace("'", ""))))
                .singleElement()
                .asString()
                .startsWith("slipway.yaml:18:11: checks.after[0].conditions[1]: ")
                .contains(expected);
    }

    @Test
    void whatIsWatchedHasToBeSaid() {
        assertThat(problems("checks: { after: [{ name: watch, for: 60s }] }\n"))
                .containsExactly("slipway.yaml:12:19: checks.after[0]: the key conditions is missing");
    }

    @Test
    void oneAnswerIsNotWatched() {
        assertThat(problems("""
                checks:
                  after:
                    - { name: smoke, http: "http://x/", conditions: ["[log ERROR] < 5"] }
                    - { name: both, http: "http://x/", for: 5s }
                """))
                .containsExactly(
                        "slipway.yaml:14:54: checks.after[0].conditions[0]: one answer cannot show [log ERROR] < 5:"
                                + " use for in place of http",
                        "slipway.yaml:15:7: checks.after[1]: expected either http (asked once) or for (how long the"
                                + " conditions must hold)");
    }

    @Test
    void healthIsToldByOneAnswer() {
        assertThat(problems("    health: { http: 'http://x/', conditions: ['[p95] < 1s'] }\n"))
                .singleElement()
                .asString()
                .contains("one answer cannot show [p95] < 1s: it is for checks.after, with for");
    }
}
