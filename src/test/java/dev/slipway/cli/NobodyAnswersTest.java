package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Newcomer;
import dev.slipway.ssh.FirstContact;
import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NobodyAnswersTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final NobodyAnswers nobody = new NobodyAnswers(new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new StringReader("yes\nyes\n"),
            false,
            false));

    @Test
    void nothingIsAnswered() throws Exception {
        assertThat(nobody.right(new Newcomer(
                        new FirstContact("web-1", "192.0.2.1", 22, "ssh-ed25519", "SHA256:x", ""), List.of())))
                .isFalse();
        assertThat(nobody.passphrase(new EncryptedKey(Path.of("id"), "web-1", false)))
                .isEmpty();
        assertThat(nobody.remembers(new EncryptedKey(Path.of("id"), "web-1", false)))
                .isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void whatALoginLacksOrWaitsForIsToldAsAComplaint() {
        nobody.vaultFailed("The vault does not open.", "Give the right passphrase.");
        nobody.agentWaits("web-1", "sign with a key");

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "The vault does not open.",
                        "Give the right passphrase.",
                        "The SSH agent is to sign with a key");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}
