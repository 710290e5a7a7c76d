package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.git.Commit;
import dev.slipway.git.GitProgram;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.git.Tag;
import dev.slipway.project.Address;
import dev.slipway.project.yaml.ConfigReader;
import dev.slipway.project.yaml.ConfigReading;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoRepositoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T15:00:00Z");
    private static final ShopHosts HOSTS = new ShopHosts(
            ShopHosts.NAMES.stream()
                    .collect(Collectors.toMap(
                            name -> name, name -> new Address("deploy", "127.0.0.1", 40_000 + name.hashCode() % 999))),
            DemoHost.ROOT,
            DemoHost.APP_PORT);

    @TempDir
    Path directory;

    private GitProgram git;

    @BeforeEach
    void make() throws IOException {
        Path shop = DemoRepository.make(directory.resolve("shop"), HOSTS, Clock.fixed(NOW, ZoneOffset.UTC));
        git = new GitProgram(shop);
    }

    @Test
    void gitFindsNothingWrongAndTheWorkTreeIsMainAsCommitted() {
        assertThat(git.run("fsck", "--strict", "--full")).isEmpty();
        assertThat(git.run("status", "--porcelain", "--branch")).isEqualTo("## main");
        assertThat(git.run("branch", "--format=%(refname:short)").lines())
                .containsExactly("develop", "feature/gift-wrapping", "hotfix/price-rounding", "main", "staging");
    }

    @Test
    void whatADirectoryHoldsIsNotTouched() {
        assertThatThrownBy(() -> DemoRepository.make(directory, HOSTS, Clock.fixed(NOW, ZoneOffset.UTC)))
                .hasMessage("The directory " + directory + " is not empty");
        assertThat(directory.resolve(".git")).doesNotExist();
    }

    @Test
    void tenReleasesAreAnnotatedTagsOfVersionsAndTheirCommitsAskForTheConfigurationOfEveryOther() throws IOException {
        try (Repository repository = Repositories.open(directory.resolve("shop"))) {
            List<Tag> tags = repository.tags();

            assertThat(tags).hasSize(10).allMatch(Tag::annotated);
            assertThat(tags.getFirst().name()).isEqualTo("v1.0.0");
            assertThat(tags.getLast().name()).isEqualTo(DemoRepository.BROKEN);
            String configuration = Files.readString(directory.resolve("shop/slipway.yaml"));
            assertThat(configuration)
                    .contains(HOSTS.addresses().values().stream()
                            .map(Address::toString)
                            .toList())
                    .doesNotContain("@dev-1@", "@root@", "@port@");
            assertThat(tags).allSatisfy(tag -> {
                assertThat(text(repository, tag, "slipway.yaml")).isEqualTo(configuration);
                assertThat(text(repository, tag, "app/version").strip())
                        .isEqualTo(tag.name().substring(1));
                assertThat(text(repository, tag, "public/index.html"))
                        .contains("Version " + tag.name().substring(1))
                        .doesNotContain("@");
            });
        }
    }

    @Test
    void itsConfigurationIsValidAndAllOfItIsSupported() throws IOException {
        ConfigReading reading =
                ConfigReader.read("slipway.yaml", Files.readAllBytes(directory.resolve("shop/slipway.yaml")));

        assertThat(reading).isInstanceOfSatisfying(ConfigReading.Valid.class, valid -> {
            assertThat(valid.notYet()).isEmpty();
            assertThat(valid.config().environments().stream().flatMap(each -> each.hosts().stream()))
                    .allSatisfy(host -> assertThat(host.address()).isEqualTo(HOSTS.address(host.name())))
                    .hasSameSizeAs(ShopHosts.NAMES);
        });
    }

    @Test
    void eachBranchContainsWhatItsEnvironmentIsToRunAndNotTheNext() {
        assertThat(git.run("tag", "--merged", "main").lines()).last().isEqualTo(DemoRepository.IN_PRODUCTION);
        assertThat(git.run("tag", "--merged", "staging").lines()).last().isEqualTo(DemoRepository.IN_STAGING);
        assertThat(git.run("tag", "--merged", "develop").lines()).last().isEqualTo(DemoRepository.BROKEN);
    }

    @Test
    void historyIsThatOfFourPeopleOverWeeksUpToNow() {
        List<String> authors =
                git.run("log", "--all", "--format=%an").lines().distinct().toList();
        List<Instant> times = git.run("log", "--all", "--topo-order", "--format=%cI")
                .lines()
                .map(Instant::parse)
                .toList();

        assertThat(authors).hasSize(4);
        assertThat(times).allMatch(time -> !time.isAfter(NOW)).contains(NOW);
        assertThat(times).anyMatch(time -> time.isBefore(NOW.minus(Duration.ofDays(28))));
        assertThat(git.run("log", "--all", "--no-merges", "--format=%s").lines())
                .allMatch(subject -> subject.matches("(feat|fix|perf|style|chore)(\\([a-z]+\\))?: .+"));
        assertThat(git.run("log", "--all", "--merges", "--format=%s").lines()).hasSizeGreaterThan(20);
        try (Repository repository = Repositories.open(directory.resolve("shop"))) {
            List<Commit> commits = repository.commitsBetween(
                    repository.resolve("v1.0.0").orElseThrow(),
                    repository.resolve("develop").orElseThrow(),
                    500);
            assertThat(commits).extracting(Commit::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
    }

    @Test
    void aReleaseIsServedOnceItsRestartScriptEndsAndOnlyTheBrokenOneIsNotHealthy() throws Exception {
        Path root = directory.resolve("root");
        try (ShopServer server = ShopServer.start(root)) {
            assertThat(restarted(root, "1", DemoRepository.IN_STAGING)).isZero();
            assertThat(get(server, "").body()).contains("Version 1.8.0");
            assertThat(get(server, "health").statusCode()).isEqualTo(200);

            assertThat(restarted(root, "2", DemoRepository.BROKEN)).isZero();
            assertThat(get(server, "").body()).contains("Version 1.9.0");
            assertThat(get(server, "style.css").statusCode()).isEqualTo(200);
            HttpResponse<String> health = get(server, "health");
            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).isEqualTo("{\"status\":\"stock service unreachable\",\"version\":\"1.9.0\"}");
        }
    }

    @Test
    void theRestartScriptFailsWhereNoAppReloads() throws Exception {
        assertThat(restarted(directory.resolve("root"), "1", DemoRepository.IN_STAGING))
                .isEqualTo(1);
    }

    /** Puts a release's files where a deployment puts them, switches to it, and gives its script's exit status. */
    private int restarted(Path root, String number, String tag) throws IOException, InterruptedException {
        Path release = Files.createDirectories(root.resolve("releases").resolve(number));
        Files.write(directory.resolve("files.tar"), git.runForBytes("archive", tag));
        assertThat(run(release, "tar", "-xf", directory.resolve("files.tar").toString()))
                .isZero();
        Files.deleteIfExists(root.resolve("current"));
        Files.createSymbolicLink(root.resolve("current"), Path.of("releases", number));
        return run(release, "sh", "app/restart");
    }

    private static int run(Path directory, String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words)
                .directory(directory.toFile())
                .inheritIO()
                .start()
                .waitFor();
    }

    private static HttpResponse<String> get(ShopServer server, String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + "/" + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    private static String text(Repository repository, Tag tag, String path) {
        return new String(repository.file(tag.revision(), path).orElseThrow(), StandardCharsets.UTF_8);
    }
}
