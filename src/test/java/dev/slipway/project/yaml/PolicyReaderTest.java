package dev.slipway.project.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.PolicyConfig;
import dev.slipway.project.When;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {
    private static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");
    private static final String EXAMPLE =
            new String(ConfigReaderTest.example("slipway.policy.yaml"), StandardCharsets.UTF_8);

    private static PolicyReading read(String text) {
        return PolicyReader.read("slipway.policy.yaml", text.getBytes(StandardCharsets.UTF_8), ENVIRONMENTS);
    }

    @Test
    void theExampleIsReadWhole() {
        assertThat(read(EXAMPLE)).isInstanceOfSatisfying(PolicyReading.Valid.class, valid -> {
            assertThat(valid.notYet()).isEmpty();
            PolicyConfig policy = valid.policy();
            assertThat(policy.protectedBranch()).isEqualTo("main");
            assertThat(policy.teams()).containsEntry("dba", List.of("ben", "cleo"));
            PolicyConfig.Protection production = policy.environments().getFirst();
            assertThat(production.may().override()).containsExactly("release");
            assertThat(production.approvals())
                    .containsExactly(
                            new PolicyConfig.ApprovalRule("release", 1, false, Duration.ofDays(3), Optional.empty()),
                            new PolicyConfig.ApprovalRule(
                                    "dba", 1, false, Duration.ofDays(3), Optional.of(new When("migration"))));
            assertThat(production.soak()).contains(new PolicyConfig.Soak("staging", Duration.ofMinutes(30)));
            ZoneId zone = ZoneId.of("Europe/Zurich");
            assertThat(production.windows())
                    .containsExactly(new PolicyConfig.Window(
                            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                            LocalTime.of(9, 0),
                            LocalTime.of(16, 0),
                            zone));
            assertThat(production.freezes())
                    .containsExactly(new PolicyConfig.Freeze(
                            "year end",
                            LocalDateTime.of(2026, 12, 18, 0, 0),
                            LocalDateTime.of(2027, 1, 4, 0, 0),
                            zone));
        });
    }

    @Test
    void teamsWithoutAnybodyWouldLockEverybodyOut() {
        assertThat(read(EXAMPLE.replace("release: [ana, ben]", "release: []")))
                .isInstanceOfSatisfying(
                        PolicyReading.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Problem::toString)
                                .anyMatch(problem -> problem.contains("may.deploy[0]: nobody is in the team release"))
                                .anyMatch(
                                        problem -> problem.contains("may.rollback[0]: nobody is in the team release")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "dba: [ben, cleo]       | dba: [ben, clea]      | unknown person \"clea\": did you mean cleo?",
                "dba: [ben, cleo]       | dba: [ben, ben]       | it stands twice",
                "deploy: [release]      | deploy: [relaese]     | unknown team \"relaese\": did you mean release?",
                "deploy: [release]      | deploy: []            | a list with one item at least",
                "rollback: [release],   | rollback: [],         | a list with one item at least",
                "count: 1, self         | count: 3, self        | the team has 2 people",
                "in: staging            | in: production        | unknown earlier environment",
                "for: 30m               | for: 30               | a duration with its unit",
                "  production:          |   prodution:          | did you mean production?",
                "mon-thu 09:00-16:00    | thu-mon 09:00-16:00   | days and hours such as",
                "mon-thu 09:00-16:00    | mon-thu 16:00-09:00   | days and hours such as",
                "mon-thu 09:00-16:00    | mon-thu 25:00-26:00   | days and hours such as",
                "from: 2026-12-18T00:00 | from: 2027-12-18T00:00| from must be before to",
                "from: 2026-12-18T00:00 | from: 2026-02-30T00:00| a day and time such as",
                "16:00\", zone: Europe/Zurich | 16:00\", zone: Europe/Zürich | a time zone such as",
                "when: migration        | when: always          | unknown value \"always\": expected migration, path",
                "when: migration        | when: path /db        | such as path db/**, found \"/db\"",
                "when: migration        | when: size > many     | or size > FILES such as size > 100",
                "protected-branch: main | x-branch: main        | the key protected-branch is missing",
                "ana:  { keys: [\"ssh-ed25519 | ana:  { keys: [\"ssh-dss | an SSH public key",
            })
    void aFaultIsOneClearSentence(String good, String bad, String expected) {
        assertThat(EXAMPLE).contains(good);
        assertThat(read(EXAMPLE.replace(good, bad)))
                .isInstanceOfSatisfying(
                        PolicyReading.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .singleElement()
                                .asString()
                                .contains(expected));
    }
}
