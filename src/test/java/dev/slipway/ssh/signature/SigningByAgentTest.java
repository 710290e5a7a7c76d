package dev.slipway.ssh.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.login.AgentWithPerson;
import dev.slipway.ssh.login.AgentWithSecurityKey;
import dev.slipway.ssh.login.AskedPerson;
import dev.slipway.ssh.signature.KeyAtHand.InAgent;
import dev.slipway.ssh.signature.KeyAtHand.InFile;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing with keys of a real ssh-agent. */
class SigningByAgentTest extends WithKeys {
    @AutoClose
    private RealAgent agent;

    @BeforeEach
    void startAgent() throws IOException {
        agent = new RealAgent(home);
    }

    /** A key that nothing but the agent has. */
    private Path inAgent(String type) throws IOException, InterruptedException {
        Path key = keygen.key(type, home.resolve("id_" + type.replace(' ', '_')));
        agent.add(key.toString());
        Files.delete(key);
        return key;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "ecdsa 256", "ecdsa 384", "ecdsa 521", "rsa 2048"})
    void aKeyThatOnlyTheAgentHasSigns(String type) throws Exception {
        Path key = inAgent(type);
        KeysAtHand keys = keys(agent.socket());

        SshSignature signature = signed(keys, one(keys, key));

        assertThat(signature.algorithm())
                .isEqualTo(
                        type.startsWith("rsa") ? "rsa-sha2-512" : publicKey(key).type());
    }

    @Test
    void ofManyKeysThoseThatCountAreFound() throws Exception {
        Path counts = inAgent("ed25519");
        inAgent("ecdsa 256");
        Path elsewhere = keygen.key("ed25519", home.resolve("of-somebody-else"));

        KeyAtHand found = one(keys(agent.socket()), elsewhere, counts);

        assertThat(found.key()).isEqualTo(publicKey(counts));
        assertThat(found).hasToString("mia's key of the SSH agent");
    }

    @Test
    void theAgentComesBeforeTheFileOfTheSameKey() throws Exception {
        Path key = keygen.key("ed25519", directory.resolve("id_ed25519"));
        agent.add(key.toString());

        List<KeyAtHand> found = keys(agent.socket()).among(publicKeys(key)).keys();

        assertThat(found).hasExactlyElementsOfTypes(InAgent.class, InFile.class);
    }

    @Test
    void theAgentThatTheConfigurationNamesIsAsked() throws Exception {
        Path key = inAgent("ed25519");
        KeysAtHand keys = keys(home.resolve("another"), "IdentityAgent " + agent.socket());

        signed(keys, one(keys, key));
    }

    @Test
    void whoRefusesTheSignatureIsToldSo() throws Exception {
        Path key = keygen.key("ed25519", home.resolve("id"));
        agent.add("-c", key.toString()); // to be confirmed, and nobody can
        KeysAtHand keys = keys(agent.socket());

        assertThat(refused(keys, one(keys, key)).reason())
                .isEqualTo("Nothing was signed with mia's key of the SSH agent: the SSH agent refuses to sign with "
                        + publicKey(key) + ".");
    }

    @Test
    void anAgentThatEndedIsASentence() throws Exception {
        Path key = inAgent("ed25519");
        KeysAtHand keys = keys(agent.socket());
        KeyAtHand found = one(keys, key);
        agent.close();

        assertThat(refused(keys, found).reason()).startsWith("Nothing was signed with mia's key of the SSH agent: ");
        KeysFound none = keys.among(publicKeys(key));
        assertThat(none.keys()).isEmpty();
        assertThat(none.none().reason())
                .startsWith("None of the keys that count is here; the SSH agent cannot be asked: ");
    }

    @Test
    void anAgentThatNeverAnswersIsWaitedForAWhileOnly() throws Exception {
        Path key = keygen.key("ed25519", directory.resolve("id_ed25519"));
        Path silent = home.resolve("silent");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(silent));
            KeysAtHand keys = keys(Optional.of(silent), Duration.ofMillis(200), LoginQuestions.NOBODY);

            KeysFound found = keys.among(publicKeys(key));

            assertThat(found.keys()).hasExactlyElementsOfTypes(InFile.class);
            assertThat(found.unusable())
                    .singleElement()
                    .asString()
                    .startsWith("the SSH agent cannot be asked: the SSH agent has not answered within ");
        }
    }

    @Test
    void aPersonIsToldThatTheAgentWaitsAndMayTakeTheirTime() throws Exception {
        Path key = inAgent("ed25519");
        Path socket = home.resolve("person");
        AskedPerson mia = new AskedPerson();
        AgentWithPerson.Person slow = () -> Awaitility.await("mia is told").until(() -> !mia.waits.isEmpty());
        try (AgentWithPerson _ = new AgentWithPerson(socket, agent.socket(), slow)) {
            KeysAtHand keys = keys(Optional.of(socket), Duration.ofMinutes(1), mia);

            signed(keys, one(keys, key));

            assertThat(mia.waits).containsExactly(WHAT + ": sign with " + publicKey(key));
        }
    }

    @Test
    void whoNeverConfirmsSignsNothing() throws Exception {
        Path key = inAgent("ed25519");
        Path socket = home.resolve("person");
        CountDownLatch never = new CountDownLatch(1);
        try (AgentWithPerson _ = new AgentWithPerson(socket, agent.socket(), never::await)) {
            KeysAtHand keys = keys(Optional.of(socket), Duration.ofSeconds(3), LoginQuestions.NOBODY);

            assertThat(refused(keys, one(keys, key)).reason())
                    .isEqualTo(
                            "Nothing was signed with mia's key of the SSH agent: the SSH agent has not answered within"
                                    + " 3 seconds; it may wait for you to confirm, or to touch a security key.");
        } finally {
            never.countDown();
        }
    }

    @Test
    void whoIsInterruptedWaitsNoMore() throws Exception {
        Path key = inAgent("ed25519");
        Path socket = home.resolve("person");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AgentWithPerson.Person away = () -> {
            asked.countDown();
            never.await();
        };
        try (AgentWithPerson _ = new AgentWithPerson(socket, agent.socket(), away)) {
            KeysAtHand keys = keys(Optional.of(socket), Duration.ofMinutes(1), LoginQuestions.NOBODY);
            KeyAtHand found = one(keys, key);
            FutureTask<Signing> signing = new FutureTask<>(() -> keys.sign(found, WHAT, MESSAGE, "approval"));
            Thread waiting = Thread.ofPlatform().start(signing);
            asked.await();

            waiting.interrupt();

            assertThat(signing)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(InterruptedException.class);
        } finally {
            never.countDown();
        }
    }

    @Test
    void aSecurityKeySignsWhereItIsTouched() throws Exception {
        Path socket = home.resolve("blue");
        try (AgentWithSecurityKey blue = new AgentWithSecurityKey(socket, true)) {
            SshKey key = SshKey.ofLine(blue.publicKey()).orElseThrow();
            KeysAtHand keys = keys(socket);

            signed(keys, keys.among(List.of(key)).keys().getFirst());
        }
    }

    @Test
    void whatASecurityKeySignsWithoutATouchIsNotGivenOut() throws Exception {
        Path socket = home.resolve("blue");
        try (AgentWithSecurityKey blue = new AgentWithSecurityKey(socket, false)) {
            SshKey key = SshKey.ofLine(blue.publicKey()).orElseThrow();
            KeysAtHand keys = keys(socket);

            assertThat(refused(keys, keys.among(List.of(key)).keys().getFirst()).reason())
                    .isEqualTo("A signature by blue key of the SSH agent does not count: the security key has signed"
                            + " without a touch.");
        }
    }

    @Test
    void aShortRsaKeyIsNotEvenAskedToSign() throws Exception {
        Path key = inAgent("rsa 1024");
        KeysAtHand keys = keys(agent.socket());

        assertThat(refused(keys, one(keys, key)).reason()).contains("the RSA key has 1024 bits");
    }
}
