package dev.slipway.ssh.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.project.Address;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.LoginQuestions.Prompt;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that want more than a key, or something else. */
class ServerQuestionTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofSeconds(3);

    @TempDir
    Path home;

    private SshServer server;
    private Path identity;

    /** Asks for a password and a one-time code at once, as a server with PAM does. */
    private static final class PasswordAndCode implements KeyboardInteractiveAuthenticator {
        @Override
        public InteractiveChallenge generateChallenge(
                ServerSession session, String user, String language, String submethods) {
            InteractiveChallenge challenge = new InteractiveChallenge();
            challenge.setInteractionName("Two-step login");
            challenge.setInteractionInstruction("The code is on your token.");
            challenge.setLanguageTag("");
            challenge.addPrompt("Password: ", false);
            challenge.addPrompt("Code: ", true);
            return challenge;
        }

        @Override
        public boolean authenticate(ServerSession session, String user, List<String> answers) {
            return answers.equals(List.of("hunter2", "123456"));
        }
    }

    @BeforeEach
    void start() throws Exception {
        RealSshd.generateKey("ed25519", home.resolve("host_ed25519"));
        identity = home.resolve("id_ed25519");
        RealSshd.generateKey("ed25519", identity);
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(new FileKeyPairProvider(home.resolve("host_ed25519")));
        server.setPublickeyAuthenticator((_, key, _) -> PublicKeyEntry.toString(key)
                .equals(text(Path.of(identity + ".pub")).replaceFirst(" test\n$", "")));
        server.setKeyboardInteractiveAuthenticator(new PasswordAndCode());
        server.setPasswordAuthenticator((_, password, _) -> password.equals("hunter2"));
        server.setCommandFactory((_, _) -> {
            throw new IOException("this server runs nothing");
        });
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SshConnections connections(LoginQuestions person, String... lines) throws IOException {
        server.start();
        List<String> config = new ArrayList<>(List.of(lines));
        config.addAll(List.of(
                "HostName 127.0.0.1",
                "Port " + server.getPort(),
                "User mia",
                "IdentitiesOnly yes",
                "IdentityAgent none",
                "HostKeyAlias server",
                "UserKnownHostsFile " + home.resolve("known_hosts"),
                "GlobalKnownHostsFile none"));
        Files.writeString(home.resolve("known_hosts"), "server " + text(home.resolve("host_ed25519.pub")));
        Path file = Files.write(home.resolve("config"), config);
        OpenSshRoutes routes = new OpenSshRoutes(home, "mia", Optional.of(file), Map.of("PATH", System.getenv("PATH")));
        return SshConnections.open(new SshSettings(routes, SHORT, AMPLE), FirstContacts.NOBODY, person);
    }

    private static Connection connect(SshConnections connections) throws InterruptedException {
        return connections.to(new Address("", "web-1", Optional.empty()));
    }

    private static SshException refusal(SshConnections connections) {
        return catchThrowableOfType(SshException.class, () -> connect(connections));
    }

    @Test
    void aPasswordAndAOneTimeCodeAreAskedInTheServersWords() throws Exception {
        AskedPerson person = new AskedPerson("hunter2", "123456");
        try (SshConnections connections = connections(person, "IdentityFile none")) {
            connect(connections);
        }

        LoginQuestions.ServerQuestion asked = person.questions.getFirst();
        assertThat(asked.host()).isEqualTo("web-1");
        assertThat(asked.user()).isEqualTo("mia");
        assertThat(asked.title()).isEqualTo("Two-step login");
        assertThat(asked.instruction()).isEqualTo("The code is on your token.");
        assertThat(asked.prompts()).containsExactly(new Prompt("Password: ", false), new Prompt("Code: ", true));
        assertThat(person.questions).hasSize(1);
    }

    @Test
    void aWrongAnswerIsSaidAndAskedForAgain() throws Exception {
        AskedPerson person = new AskedPerson("hunter2", "000000", "hunter2", "123456");
        try (SshConnections connections = connections(person, "IdentityFile none")) {
            connect(connections);
        }

        assertThat(person.questions)
                .extracting(LoginQuestions.ServerQuestion::again)
                .containsExactly(false, true);
    }

    @Test
    void aKeyAndThenACodeLogInWhereTheServerWantsBoth() throws Exception {
        CoreModuleProperties.AUTH_METHODS.set(server, "publickey,keyboard-interactive");
        AskedPerson person = new AskedPerson("hunter2", "123456");
        try (SshConnections connections = connections(person, "IdentityFile " + identity)) {
            assertThat(connect(connections).details().login())
                    .satisfies(
                            login -> assertThat(login.source()).isEqualTo(identity + " and answers to its questions"))
                    .satisfies(login -> assertThat(login.key()).isPresent());
        }

        assertThat(person.questions).hasSize(1);
    }

    @Test
    void aCodeAndThenAKeyLogInWhereTheServerWantsThemInThatOrder() throws Exception {
        CoreModuleProperties.AUTH_METHODS.set(server, "keyboard-interactive,publickey");
        AskedPerson person = new AskedPerson("hunter2", "123456");
        try (SshConnections connections = connections(person, "IdentityFile " + identity)) {
            connect(connections);
        }

        assertThat(person.questions).hasSize(1);
    }

    @Test
    void nobodyIsAskedWhereAKeyIsEnough() throws Exception {
        AskedPerson person = new AskedPerson("hunter2", "123456");
        try (SshConnections connections = connections(person, "IdentityFile " + identity)) {
            connect(connections);
        }

        assertThat(person.questions).isEmpty();
    }

    @Test
    void aPasswordLogsInWhereTheServerTakesNothingElse() throws Exception {
        CoreModuleProperties.AUTH_METHODS.set(server, "password");
        AskedPerson person = new AskedPerson("hunter1", "hunter2");
        try (SshConnections connections = connections(person, "IdentityFile none")) {
            connect(connections);
        }

        assertThat(person.questions)
                .extracting(LoginQuestions.ServerQuestion::prompts)
                .containsOnly(List.of(new Prompt("Password", false)));
    }

    @Test
    void whoGivesNoAnswerIsToldWhyTheLoginFailedAndNotAskedAgain() throws Exception {
        AskedPerson person = new AskedPerson();
        try (SshConnections connections = connections(person, "IdentityFile none")) {
            SshException refusal = refusal(connections);

            assertThat(refusal.reason()).isEqualTo(Reason.LOGIN_REFUSED);
            assertThat(refusal)
                    .hasMessageContaining("its question was not answered")
                    .hasMessageContaining("the server accepts");
            assertThat(refusal(connections)).isNotNull();
        }

        assertThat(person.questions).hasSize(1);
    }

    @Test
    void whoWantsNoQuestionsIsAskedNone() throws Exception {
        AskedPerson person = new AskedPerson("hunter2", "123456");
        try (SshConnections connections = connections(
                person, "IdentityFile none", "KbdInteractiveAuthentication no", "PasswordAuthentication no")) {
            assertThat(refusal(connections)).hasMessageContaining("there is no key to try");
        }

        assertThat(person.questions).isEmpty();
    }

    @Test
    void whoThinksForLongIsNotTakenForAHostThatDoesNotAnswer() throws Exception {
        LoginQuestions slow = new AskedPersonWhoThinks(SHORT.plusSeconds(1));
        try (SshConnections connections = connections(slow, "IdentityFile none")) {
            connect(connections);
        }
    }

    /** Gives the right answers after a while. */
    private record AskedPersonWhoThinks(Duration time) implements LoginQuestions {
        @Override
        public Optional<Secret> passphrase(EncryptedKey key) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException {
            Thread.sleep(time);
            return Optional.of(List.of(Secret.of("hunter2"), Secret.of("123456")));
        }
    }

    @Test
    void theQuestionIsTakenBackWhereTheActIsStopped() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch takenBack = new CountDownLatch(1);
        LoginQuestions person = new LoginQuestions() {
            @Override
            public Optional<Secret> passphrase(EncryptedKey key) {
                return Optional.empty();
            }

            @Override
            public Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException {
                asked.countDown();
                try {
                    Thread.sleep(AMPLE);
                } catch (InterruptedException e) {
                    takenBack.countDown();
                    throw e;
                }
                return Optional.empty();
            }
        };
        try (SshConnections connections = connections(person, "IdentityFile none")) {
            Thread act = Thread.ofVirtual().start(() -> refusalOrInterruption(connections));
            assertThat(asked.await(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            act.interrupt();

            assertThat(takenBack.await(AMPLE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(act.join(AMPLE)).isTrue();
        }
    }

    private static void refusalOrInterruption(SshConnections connections) {
        try {
            connect(connections);
        } catch (InterruptedException | SshException e) {
            Thread.currentThread().interrupt();
        }
    }
}
