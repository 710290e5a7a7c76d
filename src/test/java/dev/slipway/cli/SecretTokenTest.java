package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.vault.QuickVault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The token for GitHub on the command line. */
class SecretTokenTest extends WithHelloProject {
    private static final String TOKEN = "ghp_0123456789abcdef";
    private static final String PASSPHRASE = "correct horse";

    @BeforeEach
    void make() throws IOException {
        hello.givePassphrase(Optional.of(Files.writeString(directory.resolve("passphrase"), PASSPHRASE + "\n")));
        QuickVault.make(hello.data().resolve("vault"), PASSPHRASE);
    }

    @Test
    void itIsKeptListedAndRemovedAndNeverShown() throws IOException {
        hello.git().run("remote", "add", "origin", "git@github.com:shop/hello.git");

        assertThat(hello.reading(TOKEN + "\n", "secret", "token"))
                .isEqualTo(new Said(0, "The token for GitHub is kept in the vault.\n", ""));
        try (Stream<Path> files = Files.walk(hello.data())) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain(TOKEN));
        }
        Said list = hello.run("secret", "list");
        assertThat(list.out())
                .startsWith("token for https://github.com  since ")
                .doesNotContain(TOKEN);
        assertThat(hello.run("--json", "secret", "list").out()).contains("\"forge\":\"https://github.com\"");
        assertThat(hello.run("secret", "token", "--remove"))
                .isEqualTo(new Said(0, "The token for GitHub is removed from the vault.\n", ""));
        assertThat(hello.run("secret", "token", "--remove").status()).isEqualTo(ExitStatus.USAGE);
    }

    @Test
    void withoutAForgeItIsRefusedBeforeItIsAskedFor() {
        Said refused = hello.reading(TOKEN, "secret", "token");

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err())
                .contains("No remote of the repository lies at GitHub or GitLab.")
                .doesNotContain(TOKEN);
    }
}
