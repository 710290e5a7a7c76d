package dev.slipway.ui.board;

import static dev.slipway.ui.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.app.HandClock;
import dev.slipway.app.Interrupted;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Resolution;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.words.Mark;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The board as a person reads and uses it, on hosts that are turned off. */
class BoardModelTest {
    private static final Place PRODUCTION = new Place("production", Tier.PRODUCTION, List.of("web-1"));

    @TempDir
    private Path directory;

    private final Queue<Runnable> work = new ArrayDeque<>();
    private RecordedProject project;
    private BoardModel model;

    @BeforeEach
    void open() {
        project = RecordedProject.in(directory, new HandClock(NOW), PRODUCTION);
        model = model(Runnable::run);
    }

    private BoardModel model(Executor frames) {
        ScreenContext quiet = Pictures.withoutWindow(project.workspace());
        return new BoardModel(new ScreenContext(
                quiet.workspace(),
                new Background(work::add, Runnable::run, frames),
                quiet.navigator(),
                quiet.notices(),
                Pictures.yesToAll(),
                quiet.stops(),
                quiet.now(),
                quiet.memory()));
    }

    @AfterEach
    void close() {
        model.detach();
        project.close();
    }

    private void interrupt() {
        Release release = project.release("v1.8.0", 1);
        project.record(Runs.begin(
                        "production-20261121-160000-0a1b2c3d",
                        Samples.plan(
                                "production",
                                Tier.PRODUCTION,
                                PRODUCTION.hosts(),
                                release,
                                Mode.DEPLOY,
                                Rollout.OnFailure.ROLLBACK),
                        NOW)
                .prepared()
                .events());
    }

    private void doAll() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    private BoardModel.Picture picture() {
        return model.pictureProperty().get().orElseThrow();
    }

    @Test
    void noHostIsAskedBeforeTheRecordWasPainted() {
        Queue<Runnable> frames = new ArrayDeque<>();
        model = model(frames::add);
        model.attach();

        doAll();
        assertThat(picture().cards()).hasSize(1);
        frames.remove().run();
        assertThat(work).as("the next frame shows the record").isEmpty();

        frames.remove().run();
        assertThat(work).as("the hosts, and what was interrupted on them").hasSize(2);
    }

    @Test
    void aDeploymentThatWasInterruptedIsNotCalledRunningAmongTheLatest() {
        interrupt();
        model.attach();
        work.remove().run();
        assertThat(picture().latest())
                .extracting(Latest::mark)
                .extracting(Mark::word)
                .containsExactly("asking");

        doAll();

        assertThat(picture().interrupted()).hasSize(1);
        assertThat(picture().latest()).extracting(Latest::mark).containsExactly(Mark.of(Verdict.INTERRUPTED));
    }

    @Test
    void theLatestDeploymentsStandInTheOrderOfTheTimeThatIsShown() {
        Event.Started slow = begun("production-20261121-160500-0000000a", NOW);
        Event.Started quick = begun("production-20261121-160600-0000000b", NOW.plusSeconds(60));
        project.record(List.of(slow, quick, ended(quick, NOW.plusSeconds(90)), ended(slow, NOW.plusSeconds(300))));
        model.attach();
        doAll();

        assertThat(picture().latest())
                .extracting(latest -> latest.deployment().started().deployment(), Latest::at)
                .containsExactly(
                        tuple(slow.deployment(), NOW.plusSeconds(300)), tuple(quick.deployment(), NOW.plusSeconds(90)));
    }

    private static Event.Started begun(String id, Instant at) {
        return new Event.Started(
                id,
                at,
                Samples.plan("production", Tier.PRODUCTION, PRODUCTION.hosts(), "v1.8.0"),
                "ana",
                "",
                Optional.empty(),
                Optional.empty());
    }

    private static Event.Ended ended(Event.Started begun, Instant at) {
        return new Event.Ended(begun.deployment(), at, Verdict.SUCCEEDED, "It is live.");
    }

    @Test
    void whoStopsTheReadingReadsAgainWithTheKeyThatAsksTheHosts() {
        model.attach();
        model.reading().stop();
        doAll();
        assertThat(model.unreadProperty().get()).isTrue();

        model.askHosts();
        assertThat(model.unreadProperty().get()).isFalse();
        doAll();

        assertThat(picture().cards()).hasSize(1);
        assertThat(model.unreadProperty().get()).isFalse();
    }

    @Test
    void whileAnInterruptedDeploymentIsBeingEndedItSaysSoAndAFailureLeavesItToBeEnded() {
        interrupt();
        model.attach();
        doAll();
        Interrupted found = picture().interrupted().getFirst();

        model.end(found, Resolution.FINISH);

        assertThat(model.ending().runningProperty().get()).isTrue();
        assertThat(model.ending().whatProperty().get()).isEqualTo("Finishing v1.8.0 to production");
        assertThat(model.ends(found)).isTrue();
        doAll();
        assertThat(model.ending().faultProperty().get()).isPresent();
        assertThat(picture().interrupted()).hasSize(1);

        model.readAgain();

        assertThat(model.ending().faultProperty().get()).isEmpty();
        assertThat(model.reading().runningProperty().get()).isTrue();
        doAll();
        assertThat(picture().interrupted()).hasSize(1);
    }
}
