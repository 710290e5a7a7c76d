package dev.slipway.forge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.project.Forge;
import dev.slipway.project.Forge.Kind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which forge has a repository is seen from the addresses of its remotes. */
class HomeTest {
    private static final Forge OWN = new Forge(Kind.GITLAB, URI.create("https://git.example/lab"), Optional.empty());

    private static Optional<Home> home(String... addresses) {
        return Home.of(List.of(addresses), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/shop/api.git, GitHub, shop/api",
        "https://ana@GitHub.com/shop/api/, GitHub, shop/api",
        "http://github.com:80/shop/.github, GitHub, shop/.github",
        "git@github.com:shop/api.git, GitHub, shop/api",
        "github.com:/shop/api, GitHub, shop/api",
        "ssh://git@ssh.github.com:443/shop/api.git, GitHub, shop/api",
        "git+ssh://git@github.com/shop/api.git, GitHub, shop/api",
        "git://github.com/shop/api.git, GitHub, shop/api",
        "git@gitlab.com:shop/back/api.git, GitLab, shop/back/api",
        "ssh://git@altssh.gitlab.com:443/shop/api, GitLab, shop/api",
    })
    void thePublicOnesAreRecognised(String address, String title, String path) {
        assertThat(home(address)).hasValueSatisfying(home -> {
            assertThat(home.title()).isEqualTo(title);
            assertThat(home.path()).isEqualTo(path);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/srv/git/github.com/api.git",
                "../github.com:shop/api",
                "C:/github.com/shop/api",
                "https://github.com.evil.example/shop/api",
                "https://evil.example/github.com/shop/api",
                "https://github.com@evil.example/shop/api",
                "https://github.com/shop/../api",
                "https://github.com/shop/api?x=/..",
                "https://github.com/shop/a%2F..%2Fb",
                "https://github.com/only",
                "https://github.com/shop/back/api",
                "git@git.example:shop/api",
                "",
            })
    void othersAreNot(String address) {
        assertThat(home(address)).isEmpty();
    }

    @Test
    void theFirstRemoteThatTellsItCounts() {
        assertThat(home("/srv/mirror.git", "git@gitlab.com:shop/api", "git@github.com:shop/api"))
                .map(Home::title)
                .contains("GitLab");
    }

    @Test
    void aServerOfOnesOwnIsTheOneThatTheFileNames() {
        assertThat(Home.of(List.of("git@github.com:x/y", "git@git.example:shop/api.git"), Optional.of(OWN)))
                .hasValueSatisfying(home -> {
                    assertThat(home.title()).isEqualTo("GitLab at git.example");
                    assertThat(home.path()).isEqualTo("shop/api");
                    assertThat(home.api()).hasToString("https://git.example/lab/api/v4");
                });
        assertThat(Home.of(List.of("https://git.example/lab/shop/api.git"), Optional.of(OWN)))
                .map(Home::path)
                .contains("shop/api");
        assertThat(Home.of(List.of("git@github.com:x/y"), Optional.of(OWN))).isEmpty();
    }

    @Test
    void whereTheRemoteIsAnAliasOfSshTheFileNamesTheRepository() {
        Forge named = new Forge(Kind.GITHUB, URI.create("https://github.com"), Optional.of("shop/api"));

        assertThat(Home.of(List.of("work:shop/other"), Optional.of(named))).hasValueSatisfying(home -> {
            assertThat(home.path()).isEqualTo("shop/api");
            assertThat(home.api()).hasToString("https://api.github.com");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, https://git.example, https://git.example/api/v3",
        "GITHUB, https://shop.ghe.com, https://api.shop.ghe.com",
        "GITLAB, https://gitlab.com, https://gitlab.com/api/v4",
    })
    void eachHasItsApiInItsPlace(Kind kind, URI url, String api) {
        assertThat(new Home(kind, url, "shop/api").api()).hasToString(api);
    }
}
