package dev.slipway.project.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Address;
import dev.slipway.project.CheckBefore;
import dev.slipway.project.Component;
import dev.slipway.project.Database;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.Notes;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Releasing;
import dev.slipway.project.Rollout;
import dev.slipway.project.Versioning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
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

    static byte[] example(String name) {
        try (InputStream in = ConfigReaderTest.class.getResourceAsStream("/project/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConfigReading read(String text) {
        return ConfigReader.read("slipway.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ConfigReading.Valid valid(byte[] content) {
        ConfigReading reading = ConfigReader.read("slipway.yaml", content);
        assertThat(reading).isInstanceOf(ConfigReading.Valid.class);
        return (ConfigReading.Valid) reading;
    }

    private static List<String> problems(String text) {
        ConfigReading reading = read(text);
        assertThat(reading).isInstanceOf(ConfigReading.Invalid.class);
        return ((ConfigReading.Invalid) reading)
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void theExampleIsReadWhole() {
        ProjectConfig config = valid(example("slipway.yaml")).config();

        assertThat(config.project()).isEqualTo("shop-api");
        assertThat(config.environments())
                .extracting(Environment::name)
                .containsExactly("development", "staging", "production");
        Environment production = config.environment("production").orElseThrow();
        assertThat(production.hosts().get(1).address()).isEqualTo(new Address("deploy", "web-2.internal", 2222));
        assertThat(production.rollout())
                .isEqualTo(new Rollout(
                        "web-1",
                        new Rollout.Batches(new Rollout.Size(1, false), Duration.ofSeconds(10), 0),
                        Rollout.OnFailure.ROLLBACK,
                        Rollout.Unreachable.ABORT,
                        Optional.of(Duration.ofMinutes(2))));
        assertThat(config.variables(production)).containsExactly(Map.entry("LOG_LEVEL", "WARNING"));
        Component web = config.components().getFirst();
        assertThat(web.running().drain()).isEqualTo(Duration.ofSeconds(30));
        assertThat(web.running().health().orElseThrow().successes()).isEqualTo(3);
        assertThat(config.rules().checksBefore())
                .contains(new CheckBefore.Disk(2L << 30), new CheckBefore.Clock(Duration.ofSeconds(5)));
        assertThat(config.database().orElseThrow().migrate().orElseThrow().compatible())
                .isEqualTo(Database.Compatible.EXPAND);
        assertThat(config.watching().logs()).hasSize(2);
    }

    @Test
    void whatThisVersionLacksIsNamedWithItsPlace() {
        List<Problem> notYet = valid(example("slipway.yaml")).notYet();

        assertThat(notYet)
                .extracting(Problem::toString)
                .startsWith(
                        "slipway.yaml:14:11: environments.development.auto: auto: true is not supported yet",
                        "slipway.yaml:33:15: environments.production.dead-man: dead-man: 120s is not supported yet")
                .hasSize(15);
        assertThat(notYet)
                .extracting(Problem::path)
                .contains(
                        "database.backup",
                        "database.migrate.run",
                        "database.migrate.preview",
                        "database.migrate.status",
                        "database.migrate.timeout",
                        "database.reference-data",
                        "steps",
                        "probes",
                        "alerts",
                        "notify")
                .contains("checks.before[2]")
                .doesNotContain("checks.after[1].for", "components.web.strategy", "versioning.signed");
    }

    @Test
    void whichFilesAreMigrationsIsKnownWhereTheProjectRunsThemItself() {
        String text = SMALL + "database: { migrate: { files: \"db/*.sql\", compatible: expand } }\n";
        ConfigReading.Valid reading = valid(text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.notYet()).isEmpty();
        assertThat(reading.config().database().orElseThrow().migrate().orElseThrow())
                .satisfies(migrate -> assertThat(migrate.files()).contains("db/*.sql"))
                .satisfies(migrate -> assertThat(migrate.run()).isEmpty());
    }

    @Test
    void tagsCanBeSigned() {
        String text = SMALL + "versioning: { signed: true }\n";
        ConfigReading.Valid reading = valid(text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.notYet()).isEmpty();
        assertThat(reading.config().versioning().signed()).isTrue();
    }

    @Test
    void aHostMayLieBehindAnotherAndTwoBehindDifferentOnesMayHaveOneAddress() {
        String second = "[{ name: a, address: a.internal, groups: [web], jump: bastion },"
                + " { name: b, address: a.internal, groups: [web], jump: mia@gate:2222 }]";
        String text = SMALL.replaceFirst("(?m)hosts: .*$", "hosts: " + second);
        List<Host> hosts = valid(text.getBytes(StandardCharsets.UTF_8))
                .config()
                .environments()
                .getFirst()
                .hosts();

        assertThat(hosts)
                .extracting(host -> host.way().jump())
                .containsExactly(Address.parse("bastion"), Address.parse("mia@gate:2222"));
    }

    @Test
    void aShortFileIsFilledUpWithDefaults() {
        ConfigReading.Valid reading = valid(SMALL.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.notYet()).isEmpty();
        assertThat(reading.config().releasing())
                .isEqualTo(new Releasing(new Versioning("v{version}", true, false), new Notes(List.of())));
        Environment staging = reading.config().environments().getFirst();
        assertThat(staging.leaseHost().name()).isEqualTo("a");
        assertThat(staging.rollout().batches().size().of(7)).isEqualTo(7);
        assertThat(staging.rollout().onFailure()).isEqualTo(Rollout.OnFailure.ROLLBACK);
        Component web = reading.config().components().getFirst();
        assertThat(web.keep()).isEqualTo(5);
        assertThat(web.strategy()).isEqualTo(Component.Strategy.RELEASES);
        assertThat(web.running())
                .isEqualTo(new Component.Running(Optional.empty(), List.of(), Optional.empty(), Duration.ZERO));
    }

    @Test
    void allFaultsComeInOneReportInOrderOfTheirPlace() {
        assertThat(problems("""
                                schema: 2
                                projcet: shop
                                x-anything: { goes: [here] }
                                environments:
                                  staging:
                                    tier: stagging
                                    hosts:
                                      - { name: a, address: "deploy@", groups: [wbe], x-note: 1 }
                                    batches: { size: 0, wait: 10 }
                                    lease-host: b
                                components:
                                  web:
                                    group: web
                                    root: ../x
                                    files: ["!a"]
                                    restart: "run ${PROT}"
                                    health: { http: "ftp://x", conditions: ["[stat] == 2"] }
                                checks: { before: [cleen] }
                                guard: 5
                                guard: []
                                variables: { PORT: 8080 }
                                """))
                .containsExactly(
                        "slipway.yaml:1:1: the key project is missing",
                        "slipway.yaml:1:9: schema: expected 1, found 2",
                        "slipway.yaml:2:1: projcet: unknown key \"projcet\": did you mean project?",
                        "slipway.yaml:6:11: environments.staging.tier: unknown value \"stagging\":"
                                + " did you mean staging?",
                        "slipway.yaml:8:29: environments.staging.hosts[0].address:"
                                + " expected an address such as deploy@web-1.example:22, found \"deploy@\"",
                        "slipway.yaml:9:22: environments.staging.batches.size:"
                                + " expected a count of hosts such as 2 or a percentage such as 25%, found 0",
                        "slipway.yaml:9:31: environments.staging.batches.wait:"
                                + " expected a duration with its unit (ms, s, m, h, d) such as 30s, found 10",
                        "slipway.yaml:10:17: environments.staging.lease-host: unknown host \"b\": expected a",
                        "slipway.yaml:13:12: components.web.group: unknown group \"web\": did you mean wbe?",
                        "slipway.yaml:14:11: components.web.root: expected a directory of its own, absolute or relative"
                                + " to the account's home, without ~ and .., such as /srv/shop, found \"../x\"",
                        "slipway.yaml:15:5: components.web.files:"
                                + " expected one pattern at least that does not begin with !",
                        "slipway.yaml:16:14: components.web.restart: unknown variable \"PROT\": did you mean PORT?",
                        "slipway.yaml:17:21: components.web.health.http:"
                                + " expected an http:// or https:// address, found \"ftp://x\"",
                        "slipway.yaml:17:45: components.web.health.conditions[0]:"
                                + " unknown measurement \"stat\": did you mean status?",
                        "slipway.yaml:18:20: checks.before[0]: unknown check \"cleen\": did you mean clean?",
                        "slipway.yaml:19:8: guard: expected a list, found 5",
                        "slipway.yaml:20:1: guard: the key stands twice, first in line 19");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "groups: [web]     | groups: []                | expected a list with one item at least",
                "groups: [web]     | groups: web               | expected a list, found \"web\"",
                "files: [\"**\"]     | files: []                 | expected a list with one item at least",
                "groups: [web]     | groups: [web], goups: [x] | unknown key \"goups\": did you mean groups?",
                "groups: [web]     | groups: [web], other: 1   | unknown key \"other\": expected one of address",
                "tier: staging     | tier:                     | expected text, found nothing",
                "tier: staging     | x-tier: staging           | the key tier is missing",
                "tier: staging     | tier: [staging]           | expected text, found a list",
                "name: a,          | name: 1,                  | (a number or true needs quotes), found 1",
                "deploy@a.internal | a:99999                   | expected an address",
                "root: /srv/shop   | root: /                   | expected a directory of its own",
                "root: /srv/shop   | root: '~/shop'            | without ~ and ..",
                "root: /srv/shop   | root: '/srv/${USER}'      | unknown variable \"USER\": the file declares none",
                "root: /srv/shop   | root: ${USER}             | put ${USER} in quotes",
                "root: /srv/shop   | root: '/srv/${A'          | expected ${NAME}, found \"${A\"",
                "project: shop     | project: '${A}'           | a ${NAME} is not possible here",
                "§  web:§          | §  we b:§                  | a component's name",
                "project: shop     | project: shop shop        | expected a name of letters",
                "project: shop     | project: !!str shop       | tags (tag:yaml.org,2002:str) are not possible here",
                "project: shop     | project: &a shop          | anchors (&a) are not possible here",
                "schema: 1         | schema: '1'               | expected 1, found \"1\"",
                "group: web        | {group: web}              | not YAML",
            })
    void aFaultIsOneClearSentence(String good, String bad, String expected) {
        assertThat(SMALL).contains(good);
        assertThat(problems(SMALL.replace(good, bad)))
                .anySatisfy(problem -> assertThat(problem).contains(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "variables: { B: 1 }                          | unknown variable \"C\": expected B",
                "variables: { C: { secret: true } }           | the value of a secret variable never stands in",
                "variables: { A: { required: true } }         | the required variable A has no value in staging",
                "variables: { 1A: x }                         | a variable's name",
                "variables: { A: '${B}', B: x }               | cannot refer to another variable",
                "database: { group: db }                      | unknown group \"db\"",
                "database: { group: web }                     | expected migrate, backup or reference-data",
                "database: { migrate: { compatible: expand } } | expected files, where the project runs",
                "database: { migrate: { run: ./up } }         | the key group is missing",
                "database: { migrate: { files: db/*.sql, timeout: 1m } } | the key run is missing",
                "database: { migrate: { files: /db/*.sql } }  | a pattern of paths in the repository",
                "database: { migrate: { files: \"!db/*\" } }   | a pattern that does not begin with !",
                "database: { migrate: { files: db/*.sql, compatible: yes } } | unknown value",
                "versioning: { tag: v }                       | with {version} in it once",
                "probes: [{ name: a, http: x }]               | expected an http",
                "checks: { after: [{ name: a }] }             | either http",
                "checks: { before: [disk 2GB] }               | did you mean disk 2GiB?",
                "steps: [{ name: a, at: x, run: y }]          | the key timeout is missing",
                "secrets: [vault]                             | keychain or file:PATH",
            })
    void aSectionWithAFaultIsRefused(String section, String expected) {
        String text = SMALL.replace("tier: staging", "tier: staging\n    variables: { C: 1 }");

        assertThat(problems(text + section + "\n"))
                .anySatisfy(problem -> assertThat(problem).contains(expected));
    }

    @Test
    void twoHostsOfOneNameOrAddressAreRefused() {
        String host = "{ name: a, address: deploy@a.internal, groups: [web] }";

        assertThat(problems(SMALL.replace(host, host + ", " + host)))
                .singleElement()
                .asString()
                .endsWith("hosts[1]: the name a stands twice, first at environments.staging.hosts[0]");
        assertThat(problems(SMALL.replace(host, host + ", " + host.replace("name: a", "name: b"))))
                .singleElement()
                .asString()
                .contains("the address deploy@a.internal stands twice");
        String withPort = host.replace("name: a", "name: b").replace("a.internal", "a.internal:22");
        assertThat(problems(SMALL.replace(host, host + ", " + withPort)))
                .singleElement()
                .asString()
                .contains("the address deploy@a.internal:22 stands twice");
    }

    @Test
    void aHealthCheckThatCanNeverSucceedIsRefused() {
        assertThat(problems(SMALL + "    health: { http: 'http://x/', interval: 10s, within: 20s, successes: 3 }\n"))
                .singleElement()
                .asString()
                .contains("can never be healthy");
    }

    @Test
    void anEnvironmentsVariableComesBeforeTheProjects() {
        String text = SMALL.replace("tier: staging", "tier: staging\n    variables: { B: 2, C: yes }")
                + "    restart: 'run ${A}${B} $C \\ [${D}]'\n"
                + "variables: { A: 1, B: 1, C: { required: true }, D: { } }\n";
        ProjectConfig config = valid(text.getBytes(StandardCharsets.UTF_8)).config();
        Environment environment = config.environments().getFirst();

        assertThat(config.variables(environment))
                .containsExactly(Map.entry("A", "1"), Map.entry("B", "2"), Map.entry("C", "yes"));
        assertThat(config.in(environment).components().getFirst().running().restart())
                .hasValue("run 12 $C \\ []");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkChangeNothing() {
        ProjectConfig plain = valid(SMALL.getBytes(StandardCharsets.UTF_8)).config();
        String windows = "\uFEFF" + SMALL.replace("\n", "\r\n");

        assertThat(valid(windows.getBytes(StandardCharsets.UTF_8)).config()).isEqualTo(plain);
        assertThat(problems(windows.replace("tier: staging", "tear: staging")))
                .contains("slipway.yaml:5:5: environments.staging.tear: unknown key \"tear\": did you mean tier?");
    }

    @Test
    void aTabIsToldAsATab() {
        assertThat(problems(SMALL.replace("    tier", "\ttier")))
                .singleElement()
                .asString()
                .contains("5:1: ", "tab");
    }

    @Test
    @Timeout(30)
    void hostileFilesEndInOneErrorAtOnce() {
        String bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n";

        assertOneProblem("[".repeat(1 << 20), "nested deeper than 50");
        assertOneProblem("{a: ".repeat(1 << 18), "nested deeper than 50");
        assertOneProblem("- ".repeat(1 << 19), "nested deeper than 50");
        assertOneProblem(bomb, "1:4: anchors (&a)");
        assertOneProblem("a: *b", "1:4: aliases");
        assertOneProblem("a".repeat((3 << 20) + 1), "longer than 3 MiB");
        assertOneProblem("", "slipway.yaml:1:1: the file is empty");
        assertOneProblem("just text", "slipway.yaml:1:1: expected a mapping, found \"just text\"");
        assertOneProblem("a: 1\n---\nb: 1", "a second document");
        assertOneProblem("a: 1\nbc\u0007: 1", "2:3: the character U+0007");
        assertOneProblem("a: [1", "not YAML");
    }

    @Test
    @Timeout(30)
    void twentyThousandUnknownKeysAreAllNamed() {
        String text =
                IntStream.range(0, 20_000).mapToObj(i -> "key-" + i + ": 1\n").collect(Collectors.joining());

        assertThat(problems(text)).hasSizeGreaterThan(20_000);
    }

    private static void assertOneProblem(String text, String expected) {
        assertThat(problems(text)).singleElement().asString().contains(expected).hasSizeLessThan(200);
    }

    @Test
    void aFileOfAnotherEncodingIsRefused() {
        assertThat(ConfigReader.read("slipway.yaml", SMALL.getBytes(StandardCharsets.UTF_16)))
                .isEqualTo(new ConfigReading.Invalid(
                        List.of(new Problem("slipway.yaml", 1, 1, "", "the file is not UTF-8"))));
    }
}
