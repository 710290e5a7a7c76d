package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.EnvironmentStatus;
import dev.slipway.app.HostLine;
import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.Workspace;
import dev.slipway.ssh.Hop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host that slipway.yaml says to reach through another. */
class JumpOfTheFileTest {
    @TempDir
    Path directory;

    private HelloProject hello;

    @BeforeEach
    void make() throws Exception {
        hello = new HelloProject(directory);
        String server = hello.sshd().address().toString();
        hello.write(
                "slipway.yaml",
                hello.configuration()
                        .replaceFirst(
                                "stage-1, address: \"[^\"]*\"",
                                "stage-1, jump: \"" + server + "\", address: \"" + server + "\""));
        hello.git().run("commit", "-q", "-a", "-m", "chore: reach staging through a host");
    }

    @AfterEach
    void close() {
        if (hello != null) {
            hello.close();
        }
    }

    private Workspace workspace() {
        if (hello.open(hello.project(), Questions.NOBODY) instanceof Outcome.Done<Workspace>(Workspace workspace)) {
            return workspace;
        }
        throw new AssertionError("The project does not open");
    }

    @Test
    void isReachedThroughIt() throws Exception {
        assertThat(hello.run("doctor", "staging").status()).isZero();

        assertThat(hello.sshd().log().stream()
                        .filter(line -> line.startsWith("Accepted publickey"))
                        .count())
                .isEqualTo(2);
    }

    @Test
    void isShownWithTheHostThatItIsReachedThrough() throws Exception {
        try (Workspace workspace = workspace()) {
            HostLine shown = workspace.hosts().hosts().stream()
                    .filter(host -> host.name().equals("stage-1"))
                    .findFirst()
                    .orElseThrow();

            assertThat(shown.hop().map(Hop::through))
                    .hasValueSatisfying(through -> assertThat(through).hasSize(1));
        }
    }

    @Test
    void isShownAsUnknownAsSoonAsItsConnectionIsLost() throws Exception {
        try (Workspace workspace = workspace()) {
            workspace.status("staging");
            CompletableFuture<EnvironmentStatus> lost = new CompletableFuture<>();
            try (Workspace.Listening _ = workspace.listenForLosses(lost::complete)) {
                hello.sshd().dropConnections();

                assertThat(lost)
                        .succeedsWithin(Duration.ofSeconds(15))
                        .satisfies(known -> assertThat(known.hosts().getFirst().unknown())
                                .contains("The connection to it was lost."));
            }
        }
    }
}
