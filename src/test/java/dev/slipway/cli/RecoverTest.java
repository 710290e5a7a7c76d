package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.deploy.host.BensLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment that began and never ended, ended on the command line. */
class RecoverTest extends WithHelloProject {
    private static final String ID = "staging-20261121-160500-0a1b2c3d";

    @BeforeEach
    void interrupt() throws Exception {
        hello.deploy("v1.0.0", "staging");
        hello.interrupt("v1.1.0", "staging", ID);
    }

    @Test
    void statusNamesTheWordsThatEndIt() {
        assertThat(hello.run("status", "staging").out()).contains("slipway recover staging finish|roll-back|close");
    }

    @Test
    void finishingItIsDone() throws Exception {
        Said said = hello.run("--yes", "recover", "staging", "finish");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("1 file sent, all 2 proven");
        assertThat(hello.served("staging")).isEqualTo("hello again");
    }

    @Test
    void whereItsLeaseHasNotExpiredYetItIsEndedWhenItHas() throws Exception {
        leave(Instant.now().minusSeconds(20));
        assertThat(hello.run("status", "staging").out())
                .containsPattern("for " + ID + "; last heartbeat \\d+ s ago")
                .doesNotContain("expired");
        leave(Instant.now().minusSeconds(50));

        Said said = hello.run("--yes", "recover", "staging", "finish");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.err()).contains("Deployment " + ID + " has not ended", "counts as dead");
        assertThat(hello.served("staging")).isEqualTo("hello again");
    }

    @Test
    void itIsLeftToAHolderThatGivesASignOfLife() throws Exception {
        leave(Instant.now().minusSeconds(20));
        try (var threads = Executors.newSingleThreadScheduledExecutor()) {
            Future<?> beats = threads.scheduleAtFixedRate(() -> leave(Instant.now()), 3, 3, TimeUnit.SECONDS);
            Said said = hello.run("--yes", "recover", "staging", "finish");

            assertThat(said.status()).isEqualTo(3);
            assertThat(said.err()).contains("staging is held by ben", "last heartbeat");
            beats.cancel(false);
        }
        assertThat(hello.served("staging")).isEqualTo("hello");
    }

    /** The lease of the deployment, last heard of then. */
    private void leave(Instant beat) {
        try {
            BensLease.leave(hello.root("staging"), "staging", ID, beat);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bringingItsHostsBackIsDone() throws Exception {
        Said said = hello.run("--yes", "recover", "staging", "roll-back", "-m", "the laptop died");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(hello.run("audit", "--kind", "deployment.resumed").out())
                .contains("ana chose to roll back: the laptop died");
        assertThat(said.out())
                .containsPattern("back: switch web +skipped +It was never switched here")
                .containsPattern("back: restart web +skipped +It was never switched here");
        assertThat(said.out()).contains("rolled back: What was live before runs on stage-1.");
        assertThat(hello.served("staging")).isEqualTo("hello");
    }

    @Test
    void itsHostsAreNotTouchedWhereNobodySaysYes() throws Exception {
        for (String way : List.of("finish", "roll-back")) {
            Said said = hello.run("recover", "staging", way);

            assertThat(said.status()).isEqualTo(3);
            assertThat(said.err()).contains("Nobody can answer here", "Say --yes.");
        }
        assertThat(hello.run("status", "staging").out()).contains("interrupted");
    }

    @Test
    void closingItIsDone() throws Exception {
        Said said = hello.run("recover", "staging", "close");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("interrupted: Closed by ana");
        assertThat(hello.served("staging")).isEqualTo("hello");
        assertThat(hello.run("status", "staging").out()).doesNotContain("interrupted");
    }
}
