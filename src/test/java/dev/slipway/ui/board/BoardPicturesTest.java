package dev.slipway.ui.board;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.app.Workspace;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.ui.LivingShop;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.SharedShop;
import dev.slipway.ui.project.FetchModel;
import dev.slipway.ui.project.PromotionsModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of the board in its states. */
@ExtendWith(SharedShop.class)
class BoardPicturesTest {
    private static final List<String> WEB = names("web", 3);
    private static final Place STAGING = new Place("staging", Tier.STAGING, names("stage", 2));
    private static final Place PRODUCTION = new Place("production", Tier.PRODUCTION, WEB);

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws InterruptedException {
        Pictures.startToolkit();
    }

    private RecordedProject project(Place... places) {
        return RecordedProject.in(directory, new HandClock(NOW), places);
    }

    private static void take(String name, Workspace workspace) {
        Pictures.take(
                name,
                Pictures.context(workspace),
                context -> new BoardView(context, new FetchModel(context), new PromotionsModel(context, _ -> {})),
                _ -> {});
    }

    private static Runs run(Place place, Release release, int minutesAgo) {
        String id = "%s-20261121-%06d-0a1b2c3d".formatted(place.name(), 160_000 - minutesAgo);
        return Runs.begin(
                id,
                Samples.plan(
                        place.name(), place.tier(), place.hosts(), release, Mode.DEPLOY, Rollout.OnFailure.ROLLBACK),
                NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    @Test
    void aShopWhoseHostsAreWell(LivingShop shop) {
        take("board", shop.workspace());
    }

    @Test
    void anEnvironmentOnHold(LivingShop shop) throws InterruptedException {
        shop.workspace().marks().hold("production", "The payment provider is down until tonight.");

        take("board-hold", shop.workspace());

        shop.workspace().marks().resume("production", "It is back.");
    }

    @Test
    void oneRunsElsewhereOrWasInterruptedAndNoHostAnswers() {
        try (RecordedProject project = project(STAGING, PRODUCTION)) {
            Release first = project.release("v1.7.3", 12);
            project.record(
                    run(STAGING, first, 300).prepared().batch(1).finished().events());
            project.record(
                    run(PRODUCTION, first, 200).prepared().batch(1).finished().events());
            Release second = project.release("v1.8.0", 23);
            project.record(
                    run(STAGING, second, 120).prepared().batch(1).finished().events());
            project.record(run(PRODUCTION, second, 90)
                    .prepared()
                    .batch(1)
                    .batchFails(2, "web-2 answered 502 to /health")
                    .ended(Verdict.ROLLED_BACK, "web-2 answered 502 to /health; web-1 and web-2 went back.")
                    .events());
            project.record(run(PRODUCTION, second, 1)
                    .prepared()
                    .batch(1)
                    .batchVerifying(2)
                    .events());
            take("board-interrupted", project.workspace());
        }
    }

    @Test
    void theReleaseOnProductionIsUnknownToThisClone() {
        try (RecordedProject project = project(STAGING, PRODUCTION)) {
            Release elsewhere = Samples.release("v1.7.3");
            project.record(run(PRODUCTION, elsewhere, 200).prepared().finished().events());
            Release here = project.release("v1.8.0", 12);
            project.record(run(STAGING, here, 120).prepared().finished().events());
            take("board-unknown", project.workspace());
        }
    }

    @Test
    void nothingIsDeployedYet() {
        try (RecordedProject project = project(STAGING, PRODUCTION)) {
            take("board-empty", project.workspace());
        }
    }

    @Test
    void oneEnvironment() {
        try (RecordedProject project = project(PRODUCTION)) {
            Release release = project.release("v1.7.3", 2);
            project.record(run(PRODUCTION, release, 200).prepared().finished().events());
            take("board-one", project.workspace());
        }
    }

    @Test
    void fiveEnvironmentsAndManyHosts() {
        List<String> environments =
                List.of("development", "testing", "staging", "production-eu", "production-americas");
        List<Place> places = IntStream.range(0, environments.size())
                .mapToObj(i -> new Place(
                        environments.get(i), i > 2 ? Tier.PRODUCTION : Tier.TESTING, names("web", i > 2 ? 8 : i + 1)))
                .toList();
        try (RecordedProject project = project(places.toArray(Place[]::new))) {
            for (int i = 4; i >= 0; i--) {
                String tag = i == 0 ? "v2.0.0-feature-checkout.1204+build.77" : "v1." + (9 - i) + ".0";
                Release release = project.release(tag, 12 * (5 - i));
                project.record(run(places.get(i), release, 60 * (i + 1))
                        .prepared()
                        .finished()
                        .events());
            }
            take("board-many", project.workspace());
        }
    }
}
