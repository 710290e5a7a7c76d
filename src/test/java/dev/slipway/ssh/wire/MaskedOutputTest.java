package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.secret.Leaks;
import dev.slipway.secret.Masking;
import dev.slipway.secret.PlantedSecrets;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.RealSshd;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command on a real host writes in pieces of any size, on both streams, tells no secret. */
class MaskedOutputTest {
    private static final Duration AMPLE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void aThousandSecretsAreMaskedAcrossPiecesAndLinesOfAnyLength() throws Exception {
        List<String> values = PlantedSecrets.values(1_000, 11);
        Leaks leaks = Leaks.of(values);
        Masking masking = new Masking();
        masking.learn(values.stream().map(Secret::of).toList());
        Path lines = Files.writeString(directory.resolve("lines"), String.join("\n", leaks.spellings()));
        Path oneLine = Files.writeString(directory.resolve("one-line"), String.join(" ", leaks.spellings()));
        StringBuilder heard = new StringBuilder();
        try (RealSshd sshd = RealSshd.start(Files.createDirectories(directory.resolve("sshd")));
                SshConnections connections =
                        SshConnections.open(sshd.settings(), FirstContacts.NOBODY, LoginQuestions.NOBODY, masking)) {
            Outcome outcome = connections
                    .to(sshd.address())
                    .run(
                            Command.script(
                                    "dd bs=4099 2>/dev/null <\"$1\"; dd bs=67 2>/dev/null <\"$1\" >&2; cat \"$2\"",
                                    List.of(lines.toString(), oneLine.toString())),
                            InputStream.nullInputStream(),
                            (_, text) -> heard.append(text),
                            AMPLE);

            assertThat(leaks.in(heard.toString() + outcome.output() + outcome.errors()))
                    .isEmpty();
            assertThat(heard.toString().split("\\*\\*\\*").length).isGreaterThan(10_000);
        }
    }

    @Test
    void whatSlipwayReadsItselfComesAsItWasWrittenAndComplaintsAreMasked() throws Exception {
        Masking masking = new Masking();
        masking.learn(List.of(Secret.of("hunter2")));
        try (RealSshd sshd = RealSshd.start(directory);
                SshConnections connections =
                        SshConnections.open(sshd.settings(), FirstContacts.NOBODY, LoginQuestions.NOBODY, masking)) {
            Outcome outcome = connections
                    .to(sshd.address())
                    .run(Command.script("echo hunter2; echo hunter2 >&2", List.of()), AMPLE);

            assertThat(outcome.output()).isEqualTo("hunter2\n");
            assertThat(outcome.errors()).isEqualTo("***\n");
        }
    }
}
