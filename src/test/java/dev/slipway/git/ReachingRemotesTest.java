package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.wire.SshConnections;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who reaches a remote over SSH, and what is said where one is not reached or falls silent. */
class ReachingRemotesTest extends WithRemote {
    private static final Duration BRIEF = Duration.ofMillis(700);

    @Test
    void anAddressMayNameUserAndPort() throws Exception {
        ours.run("remote", "set-url", "origin", server.url(name));
        try (SshConnections own = server.connections(
                FirstContacts.NOBODY,
                AMPLE,
                server.sshd().knownHosts(),
                "IdentityFile " + server.sshd().identity())) {
            assertThat(with(
                                    own,
                                    settings(AMPLE, AMPLE),
                                    remotes -> remotes.push(
                                            "origin", List.of(Push.branch("main")), TransferProgress.UNHEARD))
                            .accepted())
                    .isTrue();
        }
        try (Repository repository = Repositories.open(ours.directory())) {
            assertThat(repository.remotes(connections, settings(AMPLE, AMPLE)).all())
                    .containsExactly(new Remote("origin", List.of(server.url(name)), List.of(server.url(name))));
        }
    }

    @Test
    void aHostThatIsNotKnownIsRefusedAndOneThatAPersonAcceptsIsNot() throws Exception {
        Path knownHosts = scratch.resolve("known_hosts");
        String login = "IdentityFile " + server.sshd().identity();
        Act push = remotes -> remotes.push("origin", List.of(Push.branch("main")), TransferProgress.UNHEARD);
        try (SshConnections own = server.connections(FirstContacts.NOBODY, AMPLE, knownHosts, login)) {
            assertThatExceptionOfType(SshException.class)
                    .isThrownBy(() -> with(own, settings(AMPLE, AMPLE), push))
                    .satisfies(no -> assertThat(no.reason()).isEqualTo(Reason.HOST_KEY_UNKNOWN));
        }
        List<String> asked = new ArrayList<>();
        FirstContacts yes = contact -> asked.add(contact.name());
        try (SshConnections own = server.connections(yes, AMPLE, knownHosts, login)) {
            assertThat(with(own, settings(AMPLE, AMPLE), push).accepted()).isTrue();
        }
        assertThat(asked).containsExactly("forge");
    }

    @Test
    void aKeyOfTheAgentLogsIn() throws Exception {
        Path socket = scratch.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Awaitility.await().until(() -> Files.exists(socket));
            RealSshd.run(List.of(
                    "env",
                    "SSH_AUTH_SOCK=" + socket,
                    "ssh-add",
                    "-q",
                    server.sshd().identity().toString()));
            try (SshConnections own = server.connections(
                    FirstContacts.NOBODY,
                    AMPLE,
                    server.sshd().knownHosts(),
                    "IdentityAgent " + socket,
                    "IdentityFile none")) {
                assertThat(with(
                                        own,
                                        settings(AMPLE, AMPLE),
                                        remotes -> remotes.push(
                                                "origin", List.of(Push.branch("main")), TransferProgress.UNHEARD))
                                .accepted())
                        .isTrue();
            }
        } finally {
            agent.destroyForcibly();
            agent.onExit().join();
        }
    }

    @Test
    void aRepositoryThatIsNotThereIsNamed() {
        ours.run("remote", "set-url", "origin", server.scp("nowhere.git"));

        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> fetch(new Fetch(false, false)))
                .withMessageContaining("There is no repository at " + server.scp("nowhere.git"))
                .withMessageContaining("does not appear to be a git repository");
    }

    @Test
    void whatIsNotThereToBePushedOrFetchedFromIsNamed() {
        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> push(Push.branch("nowhere")))
                .withMessageContaining("no refs/heads/nowhere to push");
        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() ->
                        with(remotes -> remotes.fetch("upstream", new Fetch(false, false), TransferProgress.UNHEARD)))
                .withMessageContaining("has no remote upstream");
    }

    @Test
    void aProgramOfTheConfigurationThatIsMoreThanANameIsNotRun() {
        ours.run("config", "remote.origin.uploadpack", "touch pwned; git-upload-pack");

        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> fetch(new Fetch(false, false)))
                .withMessageContaining("could not be fetched from");
        assertThat(directory.resolve("home/pwned")).doesNotExist();
    }

    @Test
    void aServerThatGoesAwayInTheMiddleIsToldInOneSentence() throws Exception {
        Path reached = pushesWait();
        CompletableFuture<Void> killing = CompletableFuture.runAsync(() -> {
            Awaitility.await().until(() -> Files.exists(reached));
            server.sshd().dropConnections();
        });

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> push(Push.branch("main")))
                .satisfies(lost -> assertThat(lost.reason()).isEqualTo(Reason.LOST))
                .withMessageContaining("was lost while running git-receive-pack");
        killing.join();
    }

    @Test
    void aServerThatFallsSilentIsGivenUp() throws Exception {
        Path reached = pushesWait();

        assertThatExceptionOfType(SshException.class)
                .isThrownBy(() -> with(
                        connections,
                        settings(BRIEF, AMPLE),
                        remotes -> remotes.push("origin", List.of(Push.branch("main")), TransferProgress.UNHEARD)))
                .satisfies(late -> assertThat(late.reason()).isEqualTo(Reason.DEADLINE))
                .withMessageContaining("has been silent for 700 ms");
        assertThat(reached).exists();
    }

    @Test
    void aPushThatTakesTooLongInAllIsGivenUp() throws Exception {
        pushesWait();

        assertThatExceptionOfType(GitException.class)
                .isThrownBy(() -> with(
                        connections,
                        settings(AMPLE, Duration.ofSeconds(2)),
                        remotes -> remotes.push("origin", List.of(Push.branch("main")), TransferProgress.UNHEARD)))
                .withMessageContaining("origin could not be pushed to within 2 s");
    }

    @Test
    void anInterruptionEndsAPushAndTheConnectionGoesOn() throws Exception {
        Path reached = pushesWait();
        CompletableFuture<Exception> ended = new CompletableFuture<>();
        Thread pushing = Thread.ofPlatform().start(() -> {
            try {
                push(Push.branch("main"));
                ended.complete(new IllegalStateException("It was pushed"));
            } catch (Exception e) {
                ended.complete(e);
            }
        });
        Awaitility.await().until(() -> Files.exists(reached));

        pushing.interrupt();

        assertThat(ended.join()).isInstanceOf(InterruptedException.class);
        endHooks();
        assertThat(push(Push.branch("main")).accepted()).isTrue();
    }
}
