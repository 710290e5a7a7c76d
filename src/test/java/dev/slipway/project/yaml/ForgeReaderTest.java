package dev.slipway.project.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Forge;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forge that a file names is one to which a token can go. */
class ForgeReaderTest {
    private static final String SMALL = """
            schema: 1
            project: shop
            environments: { staging: { tier: staging, hosts: [{ name: a, address: a.internal, groups: [web] }] } }
            components: { web: { group: web, root: /srv/shop, files: ["**"] } }
            """;

    private static ConfigReading read(String forge) {
        return ConfigReader.read("slipway.yaml", (SMALL + forge).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Forge> forge(String text) {
        return ((ConfigReading.Valid) read(text)).config().settings().forge();
    }

    private static List<String> problems(String forge) {
        return ((ConfigReading.Invalid) read(forge))
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void aServerOfOnesOwnIsNamed() {
        assertThat(forge("forge: { kind: gitlab, url: \"https://git.example/lab/\", repository: team/back/shop }"))
                .contains(new Forge(
                        Forge.Kind.GITLAB, URI.create("https://git.example/lab"), Optional.of("team/back/shop")));
        assertThat(forge("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://LOCALHOST", "http://127.0.0.1", "http://[::1]:8080"})
    void aServerOnThisMachineNeedsNoEncryption(String url) {
        assertThat(forge("forge: { kind: gitlab, url: \"" + url + "\" }"))
                .map(Forge::url)
                .contains(URI.create(url));
        assertThat(Forge.closed(URI.create(url))).isTrue();
    }

    @Test
    void eachFaultIsToldWithItsPlaceAndTheNearestWord() {
        assertThat(problems("""
                        forge:
                          kind: githb
                          url: http://git.example
                          repository: ../shop
                          repo: team/shop
                        """))
                .containsExactly(
                        "slipway.yaml:6:9: forge.kind: unknown value \"githb\": did you mean github?",
                        "slipway.yaml:7:8: forge.url: expected an https:// address without a name before @, ? and #,"
                                + " found \"http://git.example\"",
                        "slipway.yaml:8:15: forge.repository: expected a path there, such as team/shop,"
                                + " found \"../shop\"",
                        "slipway.yaml:9:3: forge.repo: unknown key \"repo\":"
                                + " expected one of kind, repository, url");
        assertThat(problems("forge: { kind: github }")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://token@github.com",
                "https://git.example/?a=b",
                "https://git.example/#a",
                "http://127.0.0.1.example",
                "http://localhost.example/",
                "ftp://git.example",
                "git.example"
            })
    void anAddressToWhichATokenCannotGoSafelyIsRefused(String url) {
        assertThat(problems("forge: { kind: github, url: \"" + url + "\" }")).hasSize(1);
    }
}
