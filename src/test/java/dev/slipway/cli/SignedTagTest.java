package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A project can ask that its releases are signed, as git is told to sign. */
class SignedTagTest extends WithHelloProject {

    @Test
    void aReleaseIsSignedWhereTheProjectAsksForIt() throws Exception {
        hello.configure("versioning: { signed: true }\n");
        signWithKey();

        assertThat(hello.run("tag", "2.0.0").status()).isZero();
        assertThat(signed("v2.0.0")).isTrue();
    }

    @Test
    void aReleaseIsSignedWhereGitAsksForIt() throws Exception {
        signWithKey();
        hello.git().run("config", "tag.gpgSign", "true");

        assertThat(hello.run("tag", "2.0.0").status()).isZero();
        assertThat(signed("v2.0.0")).isTrue();
    }

    @Test
    void aReleaseThatCannotBeSignedIsNotMade() {
        hello.configure("versioning: { signed: true }\n");
        hello.git().run("config", "gpg.format", "ssh");

        HelloProject.Said said = hello.run("tag", "2.0.0");

        assertThat(said.status()).isNotZero();
        assertThat(said.err()).contains("Git is told to sign with an SSH key, but not with which.");
        assertThat(hello.git().run("tag", "-l", "v2*")).isEmpty();
    }

    private boolean signed(String tag) {
        return hello.git().run("cat-file", "tag", tag).contains("-----BEGIN SSH SIGNATURE-----");
    }

    private void signWithKey() throws IOException, InterruptedException {
        Path key =
                Files.createDirectories(hello.project().resolveSibling("keys")).resolve("key");
        Process made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        hello.git().run("config", "gpg.format", "ssh");
        hello.git().run("config", "user.signingKey", key.toString());
    }
}
