package dev.slipway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.app.words.Summary;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Criteria;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Query;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment that was interrupted, and those who end it, on real hosts. */
class InterruptedTest {
    private static final String ID = "development-20261121-160500-0a1b2c3d";

    private static final Actor ROBIN = new Actor("robin", "workstation", "Robin <robin@shop.example>");

    private LivingShop shop;
    private Workspace workspace;

    @BeforeEach
    void interrupt() throws InterruptedException {
        shop = LivingShop.empty();
        workspace = shop.workspace();
        if (!(workspace.plan("v1.7.0", "development") instanceof Outcome.Done<Workspace.Review>(var review))) {
            throw new AssertionError("There is no plan");
        }
        new RecordedEvents(workspace.journal(), ROBIN)
                .record(new Event.Started(
                        ID,
                        Samples.NOW,
                        review.plan(),
                        "robin",
                        "the cart release",
                        Optional.empty(),
                        Optional.empty()));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void whoFinishesItTwiceFinishesItOnceAndItCanStillBeWatchedAndStopped() throws InterruptedException {
        Interrupted found = workspace.interrupted().getFirst();
        Running first = begun(workspace.resolve(found, Resolution.FINISH, ""));

        Outcome<Running> second = workspace.resolve(found, Resolution.ROLL_BACK, "");

        assertThat(second)
                .isInstanceOfSatisfying(
                        Outcome.No.class,
                        no -> assertThat(no.refused().reason()).isEqualTo("This deployment is being ended already."));
        assertThat(workspace.running(ID)).contains(first);
        DeploymentState end = first.await();
        assertThat(end.ended()).map(Event.Ended::verdict).contains(Verdict.SUCCEEDED);
        assertThat(workspace.running(ID)).isEmpty();
        assertThat(workspace.interrupted()).isEmpty();
    }

    @Test
    void whatAnotherProcessRunsIsNotInterruptedHoweverLongItsHostsAreSilent() throws Exception {
        Interrupted found = workspace.interrupted().getFirst();
        Path marks = shop.data().journalOf(workspace.project().path()).resolve("running");
        Process other = RunningMarksTest.Holder.start(marks, ID);
        try {
            assertThat(workspace.interrupted()).isEmpty();
            assertThat(workspace.resolve(found, Resolution.FINISH, ""))
                    .isInstanceOfSatisfying(
                            Outcome.No.class,
                            no -> assertThat(no.refused().reason())
                                    .contains("another process on this machine runs it"));
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(workspace.interrupted()).hasSize(1);
    }

    @Test
    void whatHasEndedSinceItWasFoundIsNotRunAgain() throws InterruptedException {
        Interrupted found = workspace.interrupted().getFirst();
        new RecordedEvents(workspace.journal(), ROBIN).record(new Event.Ended(ID, Samples.NOW, Verdict.SUCCEEDED, ""));

        assertThat(workspace.resolve(found, Resolution.FINISH, ""))
                .isInstanceOfSatisfying(
                        Outcome.No.class,
                        no -> assertThat(no.refused().reason())
                                .isEqualTo("This deployment has ended meanwhile: succeeded."));
        assertThat(workspace.running(ID)).isEmpty();
    }

    @Test
    void whoEndedItAndWhyStandsInTheTrail() throws InterruptedException {
        Interrupted found = workspace.interrupted().getFirst();

        begun(workspace.resolve(found, Resolution.CLOSE, "the laptop died")).await();

        assertThat(workspace.journal().find(Query.newest(Criteria.ALL.withSubject(ID), 100)))
                .extracting(Entry::kind, Summary::of)
                .contains(tuple("deployment.resumed", "robin chose to close: the laptop died"));
    }

    @Test
    void doctorNamesItAndTheCommandThatEndsIt() throws InterruptedException {
        assertThat(workspace.doctor(Optional.of("development"), _ -> {}))
                .filteredOn(finding -> finding.subject().equals("development"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).isEqualTo("Deployment " + ID + " began and never ended.");
                    assertThat(finding.remedy()).contains("slipway recover development finish|roll-back|close");
                });
    }

    @Test
    void whoClosesTheProjectWaitsForWhatIsBeingFinished() throws InterruptedException {
        Interrupted found = workspace.interrupted().getFirst();
        Running running = begun(workspace.resolve(found, Resolution.FINISH, ""));
        workspace.resolve(found, Resolution.FINISH, "");

        workspace.close();

        assertThat(running.state().ended()).isPresent();
    }

    @Test
    void itIsFoundHoweverManyDeploymentsHaveEndedSince() throws InterruptedException {
        Plan plan = workspace.interrupted().getFirst().state().started().plan();
        RecordedEvents record = new RecordedEvents(workspace.journal(), ROBIN);
        for (int number = 0; number < 250; number++) {
            String later = "development-20261122-160500-%08x".formatted(number);
            record.record(new Event.Started(later, Samples.NOW, plan, "robin", "", Optional.empty(), Optional.empty()));
            record.record(new Event.Ended(later, Samples.NOW, Verdict.SUCCEEDED, ""));
        }
        assertThat(workspace.interrupted())
                .extracting(found -> found.state().started().deployment())
                .containsExactly(ID);

        record.record(new Event.Ended(ID, Samples.NOW, Verdict.CANCELLED, ""));
        assertThat(workspace.interrupted()).isEmpty();
    }

    private static Running begun(Outcome<Running> outcome) {
        return switch (outcome) {
            case Outcome.Done<Running>(Running running) -> running;
            case Outcome.No<Running>(var refused) -> throw new AssertionError(refused.reason());
        };
    }
}
