package dev.slipway.ui.errors;

import static dev.slipway.ui.Samples.NOW;
import static dev.slipway.ui.Samples.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.ErrorsInLogs;
import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.deploy.DeploymentState;
import dev.slipway.deploy.Verdict;
import dev.slipway.logs.LogState;
import dev.slipway.logs.release.Part;
import dev.slipway.logs.release.ReleaseErrors;
import dev.slipway.logs.release.ReleaseErrors.Message;
import dev.slipway.logs.release.ReleaseErrors.OfPart;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.errors.ErrorsModel.Known;
import dev.slipway.ui.logs.LogsAtHand;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of errors beside a deployment, without a window. */
class ErrorsModelTest {
    private static final String ID = "production-20261121-160200-0a1b2c3d";
    private static final List<String> WEB = names("web", 2);

    /** After the hour: both hosts have switched by then. */
    private static final int SWITCHED = 130_000;

    @TempDir
    private Path directory;

    private final SimpleObjectProperty<Instant> now = new SimpleObjectProperty<>(NOW);
    private final Queue<Runnable> frames = new ConcurrentLinkedQueue<>();
    private final List<dev.slipway.ui.shell.Place> gone = new ArrayList<>();
    private RecordedProject project;
    private LogsAtHand logs;
    private ErrorsModel model;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory.resolve("project"), new HandClock(NOW), new Place("production", Tier.PRODUCTION, WEB));
        logs = new LogsAtHand(directory);
        model = model();
        model.attach();
    }

    private ErrorsModel model() {
        ScreenContext quiet =
                Pictures.context(project.workspace(), new Background(Runnable::run, Runnable::run, frames::add));
        ScreenContext context = new ScreenContext(
                quiet.workspace(),
                quiet.background(),
                gone::add,
                quiet.notices(),
                quiet.sheets(),
                quiet.stops(),
                now,
                quiet.memory());
        return new ErrorsModel(context, ID, new ErrorsInLogs(logs, project.workspace()));
    }

    @AfterEach
    void close() {
        model.detach();
        logs.close();
        project.close();
    }

    private static Runs begin() {
        return Runs.begin(
                ID, Samples.plan("production", Tier.PRODUCTION, WEB, "v1.8.0"), LogsAtHand.NOON.plusSeconds(120));
    }

    private static Runs switched() {
        return begin().prepared().batch(1).batch(2);
    }

    private void shows(Runs run) {
        project.record(run.events());
        model.show(run.state());
    }

    /** Ten minutes of the release before, and what the next one says. */
    private void said() {
        for (int minute = -8; minute < 2; minute++) {
            logs.say("web-1", minute * 60_000, "ERROR", "payment declined order=" + minute);
            logs.say("web-2", minute * 60_000 + 1, "INFO", "GET / 200");
        }
        logs.say("web-1", SWITCHED, "ERROR", "payment declined order=8813");
        logs.say("web-2", SWITCHED + 1, "ERROR", "no column 'price' in 'carts'");
        logs.say("web-1", SWITCHED + 2, "ERROR", "no column 'sum' in 'orders'");
        WEB.forEach(host -> logs.log(host, "app").state(new LogState.Following()));
        logs.settled();
    }

    private void until(BooleanSupplier condition) {
        await().pollInSameThread().until(() -> {
            for (Runnable next = frames.poll(); next != null; next = frames.poll()) {
                next.run();
            }
            return condition.getAsBoolean();
        });
    }

    private boolean whole() {
        return model.knownProperty().get() instanceof Known.Told(var told) && told.whole();
    }

    private ReleaseErrors told() {
        until(this::whole);
        return ((Known.Told) model.knownProperty().get()).told().errors();
    }

    private OfPart part(Part part) {
        return told().part(part).orElseThrow();
    }

    @Test
    void bothReleasesAreToldAndWhatOnlyTheNewOneSaidLeadsToItsRecord() {
        said();
        shows(switched().finished());

        assertThat(part(Part.BEFORE).release()).isEqualTo("v1.7.3");
        assertThat(part(Part.BEFORE).errors()).isEqualTo(10);
        assertThat(part(Part.BEFORE).perMinute().orElseThrow()).isBetween(0.9, 1.1);
        assertThat(part(Part.WITH).errors()).isEqualTo(3);
        Message fresh = told().messages().getFirst();
        assertThat(fresh.example()).isEqualTo("no column 'price' in 'carts'");
        assertThat(fresh.count()).isEqualTo(2);
        assertThat(told().messages()).extracting(Message::fresh).containsExactly(true, false);

        model.go(fresh.at());

        assertThat(gone)
                .containsExactly(new dev.slipway.ui.shell.Place.LogsAt(
                        "production", fresh.at().log(), LogsAtHand.NOON.plusMillis(SWITCHED + 1)));
    }

    @Test
    void whileItRunsWhatComesIsCountedAndAWhileAfterItsEndNothingIsReadAnyMore() {
        said();
        Runs run = switched();
        shows(run);
        told();

        logs.say("web-1", SWITCHED + 5000, "ERROR", "later").settled();
        until(() -> {
            now.set(now.get().plusMillis(1));
            return told().fresh().size() == 2;
        });
        DeploymentState ended = run.finished().state();
        model.show(ended);
        now.set(now.get().plusSeconds(60));
        assertThat(logs.told()).containsExactly("opened production");

        now.set(ended.ended().orElseThrow().at().plus(Duration.ofMinutes(31)));

        assertThat(logs.told()).containsExactly("opened production", "closed");
        assertThat(told().fresh()).hasSize(2);
    }

    @Test
    void whoLeavesEndsWhatIsReadAndWhoComesBackSeesItAgain() {
        said();
        shows(switched().finished());
        told();
        model.detach();
        assertThat(logs.told()).containsExactly("opened production", "closed");

        model.attach();

        assertThat(told().fresh()).hasSize(1);
        assertThat(logs.told()).hasSize(3);
    }

    @Test
    void whereNoHostSwitchedNothingIsRead() {
        said();
        shows(begin().prepared().ended(Verdict.CANCELLED, "ana asked to stop"));

        assertThat(model.knownProperty().get()).isInstanceOf(Known.Nothing.class);
        assertThat(logs.told()).isEmpty();
    }

    @Test
    void ofADeploymentOfDaysAgoNothingIsRead() {
        said();
        now.set(NOW.plus(Duration.ofDays(2)));
        shows(switched().finished());

        assertThat(model.knownProperty().get()).isInstanceOf(Known.LongAgo.class);
        assertThat(logs.told()).isEmpty();
    }

    @Test
    void hostsWithoutLogsAreNamed() {
        shows(switched().finished());

        assertThat(model.knownProperty().get()).isEqualTo(new Known.NoLogs("production"));
    }

    @Test
    void logsThatCannotBeOpenedSayWhyAndAreTriedAgain() {
        said();
        logs.refuse(true);
        shows(switched().finished());
        assertThat(model.opening().faultProperty().get().orElseThrow().sentence())
                .isEqualTo("web-1 cannot be reached.");

        logs.refuse(false);
        model.open();

        assertThat(told().fresh()).hasSize(1);
    }

    @Test
    void logsThatCannotBeReadAreNamedBesideWhatIsKnown() {
        said();
        logs.log("web-2", "app").state(new LogState.Refused("This account may not read app.log.", "Let it."));
        shows(switched().finished());

        told();

        assertThat(((Known.Told) model.knownProperty().get()).told().unheard())
                .singleElement()
                .satisfies(log -> {
                    assertThat(log.log().host()).isEqualTo("web-2");
                    assertThat(log.why()).isEqualTo("This account may not read app.log. Let it.");
                });
    }
}
