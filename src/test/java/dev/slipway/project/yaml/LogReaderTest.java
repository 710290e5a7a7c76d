package dev.slipway.project.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Watching.LogSource;
import dev.slipway.project.Watching.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The logs that a slipway.yaml names. */
class LogReaderTest {
    private static final String SMALL = """
            schema: 1
            project: shop
            environments:
              staging:
                tier: staging
                hosts: [{ name: a, address: deploy@a.internal, groups: [web] }]
                variables: { DIR: /srv/logs }
            components:
              web:
                group: web
                root: /srv/shop
                files: ["**"]
            variables: { DIR: { } }
            """;

    private static ConfigReading read(String logs) {
        return ConfigReader.read("slipway.yaml", (SMALL + logs).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aHostHasTheLogsOfItsGroupsWithWhatTheEnvironmentSays() {
        ConfigReading reading = read("""
                logs:
                  - { name: app, file: "${DIR}/app's log.txt", group: web }
                  - { name: unit, unit: shop@1.service, group: web }
                  - { name: shop, service: shop, compose-project: live, group: web }
                  - { name: box, container: shop_1, group: web }
                  - { name: kernel, command: "dmesg -w --facility ${DIR}", group: web }
                """);

        assertThat(reading).isInstanceOfSatisfying(ConfigReading.Valid.class, valid -> {
            assertThat(valid.notYet()).isEmpty();
            ProjectConfig config = valid.config();
            Environment environment = config.environments().getFirst();
            assertThat(config.in(environment).logsOf(environment.hosts().getFirst()))
                    .containsExactly(
                            new LogSource("app", new Origin.LogFile("/srv/logs/app's log.txt"), "web"),
                            new LogSource("unit", new Origin.Unit("shop@1.service"), "web"),
                            new LogSource("shop", new Origin.Service("shop", Optional.of("live")), "web"),
                            new LogSource("box", new Origin.Container("shop_1"), "web"),
                            new LogSource("kernel", new Origin.CommandLine("dmesg -w --facility /srv/logs"), "web"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ name: a, group: web }                                  | exactly one of file, unit, container, service",
                "{ name: a, group: web, unit: x, container: y }           | exactly one of file, unit",
                "{ name: a, group: web, file: ~/x }                       | expected the path of a file",
                "{ name: a, group: web, file: /log/ }                     | expected the path of a file",
                "{ name: a, group: web, file: \"/x/${DIRS}\" }          | unknown variable",
                "{ name: a, group: web, unit: --x }                       | expected the name of a unit",
                "{ name: a, group: web, container: a/b }                  | expected a name of letters, digits",
                "{ name: a, group: wep, unit: x }                         | did you mean web?",
                "{ name: a, group: web, unit: x, compose-project: y }     | possible only beside service",
                "{ name: a, group: web, unit: x }, { name: a, group: web, unit: y } | two logs cannot share a name"
            })
    void aFaultIsNamedWithItsLine(String log, String expected) {
        assertThat(read("logs: [" + log + "]\n"))
                .isInstanceOfSatisfying(
                        ConfigReading.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.toString()).contains(expected);
                                    assertThat(problem.line()).isEqualTo(14);
                                }));
    }

    @Test
    void theExampleHasAFileAndAUnit() {
        ConfigReading reading = ConfigReader.read("slipway.yaml", ConfigReaderTest.example("slipway.yaml"));

        assertThat(reading)
                .isInstanceOfSatisfying(
                        ConfigReading.Valid.class,
                        valid -> assertThat(valid.config().watching().logs())
                                .extracting(LogSource::origin)
                                .isEqualTo(List.of(
                                        new Origin.LogFile("/srv/shop-api/shared/log/app.log"),
                                        new Origin.Unit("shop-api"))));
    }
}
