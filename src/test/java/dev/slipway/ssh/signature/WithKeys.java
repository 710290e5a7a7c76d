package dev.slipway.ssh.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.login.AskedPerson;
import dev.slipway.ssh.login.KeyRing;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.signature.Signing.NotSigned;
import dev.slipway.ssh.signature.Signing.Signed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A person with a home, keys in it, and a message to sign. */
abstract class WithKeys {
    static final byte[] MESSAGE = "plan 4f2a, and why\n".getBytes(StandardCharsets.UTF_8);
    static final String WHAT = "the approval of promotion 7";
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    Path home;

    Path directory;
    SshKeygen keygen;

    @BeforeEach
    void settle() throws IOException {
        keygen = new SshKeygen(home);
        directory = Files.createDirectory(home.resolve(".ssh"));
    }

    /** The keys of a person whose agent listens there. */
    KeysAtHand keys(Optional<Path> agent, Duration patience, LoginQuestions person, String... lines)
            throws IOException {
        Path config = Files.write(home.resolve("config"), List.of(lines));
        Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
        agent.ifPresent(socket -> environment.put("SSH_AUTH_SOCK", socket.toString()));
        OpenSshRoutes routes = new OpenSshRoutes(home, "mia", Optional.of(config), environment);
        return new KeysAtHand(routes, directory, new KeyRing(), person, patience);
    }

    KeysAtHand keys(Path agent, String... lines) throws IOException {
        return keys(Optional.of(agent), AMPLE, LoginQuestions.NOBODY, lines);
    }

    KeysAtHand withoutAgent(AskedPerson person, String... lines) throws IOException {
        return keys(Optional.empty(), AMPLE, person, lines);
    }

    static KeyAtHand one(KeysAtHand keys, Path... wanted) throws IOException, InterruptedException {
        KeysFound found = keys.among(publicKeys(wanted));
        assertThat(found.unusable()).isEmpty();
        assertThat(found.keys()).hasSize(1);
        return found.keys().getFirst();
    }

    static List<SshKey> publicKeys(Path... keys) throws IOException {
        return List.copyOf(Arrays.stream(keys).map(WithKeys::publicKey).toList());
    }

    static SshKey publicKey(Path key) {
        try {
            return SshKeygen.publicKey(key);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was signed, and what ssh-keygen takes too. */
    SshSignature signed(KeysAtHand keys, KeyAtHand with) throws Exception {
        Signing signing = keys.sign(with, WHAT, MESSAGE, "approval");
        assertThat(signing).isInstanceOf(Signed.class);
        SshSignature signature = ((Signed) signing).signature();
        assertThat(signature.hash()).isEqualTo(SshSignature.Hash.SHA512);
        assertThat(SshSignature.verify(signature.armored(), MESSAGE, "approval"))
                .isEqualTo(new Verdict.Good(with.key()));
        assertThat(keygen.verifies(with.key(), signature.armored(), "approval", MESSAGE))
                .isTrue();
        return signature;
    }

    static NotSigned refused(KeysAtHand keys, KeyAtHand with) throws InterruptedException {
        Signing signing = keys.sign(with, WHAT, MESSAGE, "approval");
        assertThat(signing).isInstanceOf(NotSigned.class);
        return (NotSigned) signing;
    }
}
