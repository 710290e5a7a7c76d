package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.app.Drilled;
import dev.slipway.app.Outcome;
import dev.slipway.app.Questions;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.cli.HelloProject.Said;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A rollback can be rehearsed, and leaves the environment as it was. */
class DrillTest extends WithHelloProject {

    private void twoReleases() {
        hello.deploy("v1.0.0", "staging");
        hello.deploy("v1.1.0", "staging");
    }

    /** Releases a version that can be restarted only as long as a file is not there. */
    private Path releaseWithAFlag(String tag) {
        Path flag = directory.resolve("flag");
        hello.write("slipway.yaml", hello.configuration().replace("test ! -e app/broken", "test ! -e " + flag));
        hello.release(tag, "feat: look at a flag", "flagged");
        return flag;
    }

    @Test
    void anEnvironmentGoesBackAndForwardAgainAndHowLongThatTookIsKept() throws Exception {
        twoReleases();

        Said said = hello.run("drill", "staging", "--yes", "-m", "before the sale");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out().lines())
                .last()
                .asString()
                .matches("went back to v1\\.0\\.0 in \\S+ s and forward to v1\\.1\\.0 in \\S+ s");
        assertThat(hello.served("staging")).isEqualTo("hello again");
        assertThat(hello.run("audit", "--kind", "environment.drilled").out())
                .contains("staging")
                .contains("went back to v1.0.0 in ");
        assertThat(hello.run("audit", "--kind", "deployment.started").out())
                .contains("Rehearsal of a rollback: before the sale");
        assertThat(hello.run("plan", "v1.0.0", "--to", "production").out())
                .containsPattern("Last drill +(just now|\\d+ s ago) on staging, \\S+ s");
        assertThat(hello.run("rollback", "staging", "--yes").status())
                .as("what one goes back to is still the same")
                .isZero();
        assertThat(hello.served("staging")).isEqualTo("hello");
    }

    @Test
    void onProductionNothingIsRehearsed() throws Exception {
        hello.deploy("v1.0.0", "production");
        hello.deploy("v1.1.0", "production");

        Said said = hello.run("drill", "production", "--yes");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).startsWith("production is of tier production, and a rollback is not rehearsed there.");
        assertThat(hello.run("audit", "--kind", "deployment.started").out().lines())
                .hasSize(2);
    }

    @Test
    void itIsAskedFirst() {
        twoReleases();

        Said said = hello.typing("no", "drill", "staging");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.out() + said.err())
                .contains("rollback v1.1.0 -> v1.0.0 in staging")
                .contains("Type yes to roll staging back to v1.0.0 and forward to v1.1.0 again:")
                .contains("Not confirmed; nothing was changed.");
        assertThat(hello.typing("yes", "drill", "staging").status()).isZero();
    }

    @Test
    void whatHasNothingToGoBackToRehearsesNothing() {
        hello.deploy("v1.0.0", "staging");

        Said said = hello.run("drill", "staging", "--yes");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("has no whole release that was live before to go back to on stage-1.");
        assertThat(hello.run("drill", "stagin", "--yes").status()).isEqualTo(2);
    }

    @Test
    void aBlockHoldsForARehearsalToo() throws Exception {
        twoReleases();
        hello.run("block", "v1.0.0", "-m", "loses orders");

        Said said = hello.run("drill", "staging", "--yes");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("blocked v1.0.0");
        assertThat(hello.served("staging")).isEqualTo("hello again");
        assertThat(hello.run("audit", "--kind", "environment.drilled").out()).doesNotContain("staging");
    }

    @Test
    void aReleaseToWhichNobodyCouldComeBackIsNotLeft() throws Exception {
        twoReleases();
        hello.run("block", "v1.1.0", "-m", "loses orders");

        Said said = hello.run("drill", "staging", "--yes");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).startsWith("v1.1.0 is blocked, so nobody could come back to it.");
        assertThat(hello.served("staging")).isEqualTo("hello again");
    }

    @Test
    void aWayForwardThatFailsIsToldAndLeavesWhatRuns() throws Exception {
        hello.deploy("v1.1.0", "staging");
        Path flag = releaseWithAFlag("v1.2.0");
        hello.deploy("v1.2.0", "staging");
        Files.createFile(flag);

        Said said = hello.run("drill", "staging", "--yes");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out())
                .contains("went back to v1.1.0 in ")
                .contains("the way forward to v1.2.0 did not succeed: ");
        assertThat(said.err()).contains("See what staging runs with slipway status staging; it had v1.2.0.");
        assertThat(hello.served("staging")).isEqualTo("hello again");
        assertThat(hello.run("plan", "v1.2.0", "--to", "staging").out())
                .containsPattern("Last drill .* on staging, it did not succeed");
    }

    @Test
    void aWayBackThatFailsLeavesTheReleaseThatWasLive() throws Exception {
        Path flag = releaseWithAFlag("v1.2.0");
        hello.deploy("v1.2.0", "staging");
        hello.deploy("v1.1.0", "staging");
        Files.createFile(flag);

        Said said = hello.run("--json", "drill", "staging", "--yes");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out().lines())
                .last()
                .asString()
                .contains("\"forward\":null")
                .contains("\"from\":\"v1.1.0\"")
                .contains("the way back to v1.2.0 did not succeed: ")
                .contains("\"verdict\":\"ROLLED_BACK\"");
        assertThat(hello.served("staging")).isEqualTo("hello again");
    }

    private Drilled drilled(Workspace workspace, Consumer<Running> leg) throws InterruptedException {
        if (workspace.drills().plan("staging") instanceof Outcome.Done<Review>(var review)
                && workspace.drills().run(review, review.digest(), "", leg)
                        instanceof Outcome.Done<Drilled>(var done)) {
            return done;
        }
        throw new AssertionError("The rehearsal is refused");
    }

    private Workspace opened() {
        if (hello.open(hello.project(), Questions.NOBODY) instanceof Outcome.Done<Workspace>(Workspace workspace)) {
            return workspace;
        }
        throw new AssertionError("The project cannot be opened");
    }

    @Test
    void whoeverStopsItOnceItHasGoneBackWaitsUntilItHasGoneForward() throws Exception {
        twoReleases();
        Workspace workspace = opened();
        AtomicReference<Thread> stopping = new AtomicReference<>();
        try (var _ = workspace.listen(event -> {
            if (event instanceof Event.Ended && stopping.get() == null) {
                stopping.set(Thread.ofPlatform().start(workspace::close));
            }
        })) {
            Drilled drilled = drilled(workspace, _ -> {});

            assertThat(drilled.verdict()).isEqualTo(Verdict.SUCCEEDED);
        }
        stopping.get().join();
        assertThat(hello.served("staging")).isEqualTo("hello again");
    }

    @Test
    void whoeverStopsWaitingForItFindsTheReleaseThatWasLive() throws Exception {
        twoReleases();
        Thread person = Thread.currentThread();
        try (Workspace workspace = opened();
                var _ = workspace.listen(event -> {
                    if (event instanceof Event.Started) {
                        person.interrupt();
                    }
                })) {
            assertThatThrownBy(() -> drilled(workspace, _ -> {})).isInstanceOf(InterruptedException.class);
        }

        assertThat(hello.served("staging")).isEqualTo("hello again");
        assertThat(hello.run("audit", "--kind", "environment.drilled").out()).contains("staging");
    }

    @Test
    void whatSomebodyElseMadeLiveMeanwhileStays() throws Exception {
        twoReleases();
        hello.release("v1.2.0", "feat: say it louder", "HELLO");
        try (Workspace workspace = opened()) {
            Drilled drilled = drilled(workspace, leg -> {
                try {
                    leg.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                hello.deploy("v1.2.0", "staging");
            });

            assertThat(drilled.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(drilled.message()).endsWith("Somebody else made another release live meanwhile");
        }
        assertThat(hello.served("staging")).isEqualTo("HELLO");
    }
}
