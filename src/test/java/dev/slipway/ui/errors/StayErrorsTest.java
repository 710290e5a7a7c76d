package dev.slipway.ui.errors;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.Coming;
import dev.slipway.app.ErrorsInLogs;
import dev.slipway.app.HandClock;
import dev.slipway.app.Passport;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.words.ErrorsText;
import dev.slipway.deploy.Verdict;
import dev.slipway.logs.LogState;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.project.Tier;
import dev.slipway.promotion.Stay;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.logs.LogsAtHand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a review tells of the errors that a release wrote before it is promoted. */
class StayErrorsTest {
    static final String ID = "production-20261121-160200-0a1b2c3d";
    private static final List<String> WEB = names("web", 1);

    @TempDir
    private Path directory;

    private RecordedProject project;
    private LogsAtHand logs;
    private StayErrors model;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory.resolve("project"),
                new HandClock(NOW),
                new Place("production", Tier.STAGING, WEB),
                new Place("shops", Tier.PRODUCTION, WEB));
        logs = new LogsAtHand(directory);
        project.record(
                Runs.begin(ID, Samples.plan("production", Tier.STAGING, WEB, "v1.8.0"), LogsAtHand.NOON.plusSeconds(60))
                        .prepared()
                        .batch(1)
                        .finished()
                        .events());
        logs.say("web-1", 0, "ERROR", "payment declined order=1");
        logs.say("web-1", 90_000, "ERROR", "payment declined order=2");
        logs.say("web-1", 91_000, "ERROR", "no column 'price'");
        logs.log("web-1", "app").state(new LogState.Following());
        logs.settled();
        model = new StayErrors(
                Pictures.withoutWindow(project.workspace()), new ErrorsInLogs(logs, project.workspace()));
    }

    @AfterEach
    void close() {
        model.stop();
        logs.close();
        project.close();
    }

    static Review review(Optional<Instant> until) {
        Review plain = Samples.review(Samples.plan("shops", Tier.PRODUCTION, WEB, "v1.8.0"), 6, 23, 0);
        Stay stay = new Stay(
                "production", ID, "ana", LogsAtHand.NOON.plusSeconds(70), Optional.of(Verdict.SUCCEEDED), until);
        Coming none = Coming.NONE;
        Passport passport =
                new Passport(List.of(stay), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
        return new Review(
                plain.plan(),
                plain.comparison(),
                plain.promotedFrom(),
                plain.held(),
                plain.gates(),
                plain.asked(),
                plain.outlook(),
                new Coming(
                        none.settings(), none.migrations(), none.brought(), none.takenBack(), passport, none.notes()));
    }

    @Test
    void whereTheReleaseIsLiveItsErrorsAndWhatIsNewAreToldAndNothingIsReadTwice() {
        model.show(review(Optional.empty()));
        model.show(review(Optional.empty()));

        assertThat(model.foundProperty().get()).singleElement().satisfies(found -> {
            assertThat(found.environment()).isEqualTo("production");
            assertThat(found.coming()).isTrue();
            assertThat(ErrorsText.sentence(found.of())).isEqualTo("v1.8.0 wrote 0.5 errors a minute in 3 min 58 s");
            assertThat(ErrorsText.news(found.errors())).isEqualTo("1 error message that v1.7.3 never wrote");
            assertThat(found.errors().fresh()).extracting(Message::example).containsExactly("no column 'price'");
        });
        assertThat(logs.told()).containsExactly("opened production", "closed");
    }

    @Test
    void ofAStayThatEndedDaysAgoNothingIsRead() {
        model.show(review(Optional.of(NOW.minus(Duration.ofDays(2)))));

        assertThat(model.foundProperty().get()).isEmpty();
        assertThat(logs.told()).isEmpty();
    }

    @Test
    void whatIsInTheWayOfReadingIsNoPartOfAReview() {
        logs.refuse(true);

        model.show(review(Optional.empty()));

        assertThat(model.foundProperty().get()).isEmpty();
        assertThat(model.reading().faultProperty().get()).isEmpty();
    }
}
