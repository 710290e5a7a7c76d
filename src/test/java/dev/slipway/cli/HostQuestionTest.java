package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hosts whose keys are not known yet, on the command line. */
class HostQuestionTest {
    @TempDir
    Path directory;

    private HelloProject hello;
    private String known;

    @BeforeEach
    void make() throws Exception {
        hello = new HelloProject(directory);
        hello.write(
                "slipway.yaml",
                hello.configuration()
                        .replaceFirst(
                                "stage-1, address: \"[^\"]*\"",
                                "stage-1, address: \"" + System.getProperty("user.name") + "@localhost:"
                                        + hello.sshd().port() + "\""));
        hello.git().run("commit", "-q", "-a", "-m", "chore: name staging's host");
        known = Files.readString(hello.sshd().knownHosts());
        Files.writeString(hello.sshd().knownHosts(), "");
    }

    @AfterEach
    void close() {
        if (hello != null) {
            hello.close();
        }
    }

    private String knownHosts() throws IOException {
        return Files.readString(hello.sshd().knownHosts());
    }

    @Test
    void aPersonIsShownTheKeyAndSaysYes() throws Exception {
        HelloProject.Said said = hello.typing("yes", "doctor", "staging");

        assertThat(said.err())
                .contains(
                        "The host key of localhost (stage-1 of staging) is not known yet. At localhost port "
                                + hello.sshd().port() + " it shows\n  ssh-ed25519 SHA256:",
                        "+--[ED25519 256]--+",
                        "then type yes, or paste that one; anything else refuses it:",
                        "It is accepted.");
        assertThat(said.status()).as(said.out()).isZero();
        assertThat(knownHosts()).isEqualTo(known.replace("127.0.0.1", "localhost"));
        assertThat(hello.run("doctor", "staging").status()).isZero();
    }

    @Test
    void anAnswerThatIsNeitherYesNorNoIsAskedForAgain() throws Exception {
        HelloProject.Said said = hello.typing("ja\nYES", "doctor", "staging");

        assertThat(said.err()).contains("Type yes or no, or paste the fingerprint:", "It is accepted.");
        assertThat(knownHosts()).isNotEmpty();
    }

    @Test
    void aHostOfProductionIsNotAcceptedByAYes() throws Exception {
        HelloProject.Said said = hello.typing("yes", "doctor", "production");

        assertThat(said.err())
                .contains("The host key of 127.0.0.1 (web-1 of production) is not known yet.")
                .contains("gave you; for a host of production anything else refuses it:")
                .contains("It is refused.");
        assertThat(said.status()).isEqualTo(4);
        assertThat(knownHosts()).isEmpty();
    }

    @Test
    void aHostOfProductionIsAcceptedByItsFingerprintAndByNoOther() throws Exception {
        String fingerprint = hello.typing("", "doctor", "production").err().replaceFirst("(?s).*(SHA256:\\S+).*", "$1");
        HelloProject.Said wrong = hello.typing("SHA256:" + "A".repeat(43), "doctor", "production");
        assertThat(wrong.err()).contains("That is not the fingerprint which the host shows: it is refused.");
        assertThat(knownHosts()).isEmpty();

        HelloProject.Said said = hello.typing(fingerprint, "doctor", "production");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(knownHosts()).isEqualTo(known);
    }

    @Test
    void whereNobodyCanAnswerTheHostIsRefusedAsBefore() throws Exception {
        HelloProject.Said said = hello.run("doctor", "staging");
        HelloProject.Said asked = hello.typing("yes", "--yes", "doctor", "staging");

        assertThat(said.status()).isEqualTo(4);
        assertThat(said.out())
                .contains("The host key of localhost port " + hello.sshd().port() + " is not known");
        assertThat(asked.status()).isEqualTo(4);
        assertThat(knownHosts()).isEmpty();
    }
}
