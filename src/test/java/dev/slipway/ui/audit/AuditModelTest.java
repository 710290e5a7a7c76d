package dev.slipway.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.app.words.Summary;
import dev.slipway.deploy.Verdict;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Entry;
import dev.slipway.journal.Verification;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trail, read page by page. */
class AuditModelTest {
    private static final List<String> HOSTS = List.of("web-1");

    @TempDir
    private Path directory;

    private final HandClock clock = new HandClock(Samples.NOW);
    private final List<AuditModel> shown = new ArrayList<>();
    private RecordedProject project;

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory,
                clock,
                new Place("staging", Tier.STAGING, HOSTS),
                new Place("production", Tier.PRODUCTION, HOSTS));
    }

    @AfterEach
    void close() {
        shown.forEach(AuditModel::detach);
        project.close();
    }

    private AuditModel model() {
        AuditModel model = new AuditModel(Pictures.withoutWindow(project.workspace()));
        model.attach();
        shown.add(model);
        return model;
    }

    private List<Entry> shown(Filter filter) {
        AuditModel model = model();
        model.filterProperty().set(filter);
        return model.entries();
    }

    private void tagged(String user, String tag) {
        project.workspace()
                .journal()
                .append(new Draft(
                        new Actor(user, user + "-laptop", ""),
                        "release.tagged",
                        tag,
                        "{\"tag\":\"" + tag + "\",\"message\":\"" + tag + "\"}"));
    }

    private void deployed(String environment, Tier tier) {
        project.record(Runs.begin(
                        environment + "-20261121-160500-0a1b2c3d",
                        Samples.plan(environment, tier, HOSTS, "v1.8.0"),
                        Samples.NOW)
                .ended(Verdict.SUCCEEDED, "v1.8.0 is live on 1 of 1 host.")
                .events());
    }

    @Test
    void theNewestPageIsReadFirstAndOlderOnesOnDemand() {
        for (int i = 1; i <= 250; i++) {
            tagged("ana", "v0." + i + ".0");
        }
        AuditModel model = model();
        assertThat(model.entries()).hasSize(AuditModel.PAGE);
        assertThat(model.entries().getFirst().subject()).isEqualTo("v0.250.0");
        assertThat(model.moreProperty().get()).isTrue();

        model.readMore();
        model.readMore();

        assertThat(model.entries()).hasSize(250);
        assertThat(model.entries().getLast().sequence()).isEqualTo(1);
        assertThat(model.moreProperty().get()).isFalse();
    }

    @Test
    void aKindNarrowsWhatIsShownAndIsOfferedWithItsFamily() {
        tagged("ana", "v1.8.0");
        deployed("staging", Tier.STAGING);
        assertThat(model().kinds()).contains("deployment", "deployment.started", "deployment.ended", "release.tagged");

        assertThat(shown(Filter.ALL.withKind(Optional.of("deployment"))))
                .hasSize(3)
                .allMatch(Summary::ofDeployment);
    }

    @Test
    void anEnvironmentNarrowsToItsDeployments() {
        deployed("staging", Tier.STAGING);
        deployed("production", Tier.PRODUCTION);
        tagged("ana", "v1.8.0");

        assertThat(shown(Filter.ALL.withEnvironment(Optional.of("production"))))
                .hasSize(3)
                .allMatch(entry -> entry.subject().startsWith("production-"));
    }

    @Test
    void aPersonNarrowsToWhatThatPersonDid() {
        tagged("ana", "v1.8.0");
        tagged("ben", "v1.9.0");

        assertThat(model().actors()).containsExactly("ana", "ben");
        assertThat(shown(Filter.ALL.withActor(Optional.of("ben"))))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo("v1.9.0"));
    }

    @Test
    void aPeriodLeavesOutWhatIsOlder() {
        clock.set(Samples.NOW.minus(Duration.ofDays(2)));
        tagged("ana", "v1.8.0");
        clock.set(Samples.NOW.minus(Duration.ofMinutes(30)));
        tagged("ana", "v1.9.0");

        assertThat(shown(Filter.ALL.withPeriod(Filter.Period.DAY)))
                .extracting(Entry::subject)
                .containsExactly("v1.9.0");
        assertThat(shown(Filter.ALL.withPeriod(Filter.Period.WEEK))).hasSize(2);
    }

    @Test
    void aTextIsFoundInBodiesWhateverItsCase() {
        deployed("staging", Tier.STAGING);
        tagged("ana", "v1.9.0");

        assertThat(shown(Filter.ALL.withText(" IS LIVE on ")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.kind()).isEqualTo("deployment.ended"));
        assertThat(shown(Filter.ALL.withText("no such word"))).isEmpty();
    }

    @Test
    void allFiltersHoldTogether() {
        deployed("staging", Tier.STAGING);
        deployed("production", Tier.PRODUCTION);

        assertThat(shown(Filter.ALL
                        .withKind(Optional.of("deployment.ended"))
                        .withEnvironment(Optional.of("staging"))
                        .withActor(Optional.of("ana"))
                        .withPeriod(Filter.Period.HOUR)
                        .withText("live")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.subject()).startsWith("staging-"));
    }

    @Test
    void theCheckTellsItsResultUntilItIsPutAway() {
        tagged("ana", "v1.8.0");
        AuditModel model = model();
        model.check();
        assertThat(model.checkingProperty().get())
                .isEqualTo(new Checking.Done(
                        new Verification.Intact(1, model.entries().getFirst().hash())));
        model.stopCheck();
        assertThat(model.checkingProperty().get()).isEqualTo(new Checking.NotYet());
    }

    @Test
    void aSummaryTellsWhatHappenedInWords() {
        deployed("staging", Tier.STAGING);
        tagged("ana", "v1.9.0");

        assertThat(model().entries())
                .extracting(Summary::of)
                .containsExactly(
                        "v1.9.0",
                        "succeeded: v1.8.0 is live on 1 of 1 host.",
                        "lease on web-1",
                        "v1.8.0 to staging: the cart release");
    }

    @Test
    void whatHappensComesAboveAndLeavesWhatIsShownAlone() {
        for (int i = 1; i <= 150; i++) {
            tagged("ana", "v0." + i + ".0");
        }
        AuditModel model = model();
        model.readMore();
        List<Integer> taken = new ArrayList<>();
        model.entries().addListener((ListChangeListener<Entry>) change -> {
            while (change.next()) {
                taken.add(change.getRemovedSize());
            }
        });

        tagged("ben", "v1.0.0");

        await().untilAsserted(() -> assertThat(model.entries())
                .hasSize(151)
                .first()
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo("v1.0.0")));
        assertThat(taken).containsOnly(0);
        assertThat(model.actors()).contains("ben");
    }

    @Test
    void whyTheTrailCouldNotBeWrittenIsSaid() {
        tagged("ana", "v1.8.0");
        AuditModel model = model();

        model.export(directory.resolve("no such folder").resolve("trail.jsonl"));

        assertThat(model.exporting().faultProperty().get())
                .hasValueSatisfying(fault -> assertThat(fault.sentence()).contains("no such folder"));
    }
}
