package dev.slipway.ui.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.git.GitProgram;
import dev.slipway.git.Tag;
import dev.slipway.project.Tier;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Samples;
import dev.slipway.ui.YesPerson;
import dev.slipway.ui.shell.ProjectMemory;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetching, by hand and in time. */
class FetchModelTest {
    @TempDir
    private Path directory;

    private final YesPerson person = new YesPerson();
    private final ObjectProperty<Instant> now = new SimpleObjectProperty<>(Samples.NOW);
    private final ProjectMemory memory = new ProjectMemory(ProjectMemory.Kept.NOTHING);
    private Subscription listening = Subscription.EMPTY;
    private RecordedProject project;
    private FetchModel model;

    @BeforeEach
    void start() {
        project = RecordedProject.in(
                directory,
                new HandClock(Samples.NOW),
                new RecordedProject.Place("staging", Tier.STAGING, List.of("stage-1")));
        ScreenContext quiet = Pictures.withoutWindow(project.workspace());
        model = new FetchModel(new ScreenContext(
                quiet.workspace(),
                Background.inPlace(),
                quiet.navigator(),
                person,
                person,
                quiet.stops(),
                now,
                memory));
        listening = model.attach();
    }

    private void share() {
        GitProgram ours = new GitProgram(project.directory());
        ours.run("clone", "-q", "--bare", project.directory().toString(), shared().toString());
        ours.run("remote", "add", "origin", shared().toString());
    }

    private Path shared() {
        return directory.resolve("shared.git");
    }

    private void tagThere(String tag) {
        new GitProgram(shared()).run("-c", "user.name=Mia", "-c", "user.email=mia@shop.example", "tag", "-m", tag, tag);
    }

    private void pass(int minutes) {
        now.set(now.get().plus(Duration.ofMinutes(minutes)));
    }

    private List<String> tags() {
        return project.workspace().tags().stream().map(Tag::name).toList();
    }

    @AfterEach
    void stop() {
        listening.unsubscribe();
        project.close();
    }

    @Test
    void whatAColleagueHasTaggedIsHereAndTheBoardIsReadAgain() {
        share();
        tagThere("v9.0.0");

        model.fetch();

        assertThat(person.heard()).containsExactly("From origin: 1 branch and 1 tag.");
        assertThat(project.workspace().tags()).extracting(Tag::name).contains("v9.0.0");
        assertThat(model.fetchesProperty().get()).isEqualTo(1);
    }

    @Test
    void whyNothingCouldBeFetchedIsSaidWithAWayOn() {
        model.fetch();

        assertThat(person.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.sentence()).isEqualTo("The repository has no remote, so there is nothing to fetch from.");
            assertThat(fault.remedy()).contains("git remote add origin");
        });
        assertThat(model.fetching().faultProperty().get()).isEmpty();
        assertThat(model.fetchesProperty().get()).isZero();
    }

    @Test
    void whoWishesItHasWhatOthersPushAfterSoManyMinutes() {
        share();
        model.fetch();
        tagThere("v9.0.0");
        memory.fetchEvery(Optional.of(5));

        pass(1);
        assertThat(tags()).contains("v9.0.0");
        assertThat(person.heard()).hasSize(2).last().isEqualTo("From origin: 1 tag.");

        tagThere("v9.1.0");
        pass(4);
        assertThat(tags()).doesNotContain("v9.1.0");
        pass(1);
        assertThat(tags()).contains("v9.1.0");

        pass(5);
        assertThat(person.heard()).as("nothing new is not told").hasSize(3);
    }

    @Test
    void nothingIsFetchedUnlessSomebodyWishesIt() {
        share();
        tagThere("v9.0.0");

        pass(60);

        assertThat(tags()).doesNotContain("v9.0.0");
    }

    @Test
    void whatOnlyAPersonCanMendSuspendsItUntilAFetchByHandGoesWell() {
        memory.fetchEvery(Optional.of(5));
        pass(1);

        assertThat(person.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.sentence())
                        .isEqualTo("The repository has no remote, so there is nothing to fetch from."
                                + " Nothing is fetched by itself any more."));
        share();
        tagThere("v9.0.0");
        pass(60);
        assertThat(tags()).doesNotContain("v9.0.0");
        assertThat(model.suspendedProperty().get()).isPresent();

        model.fetch();
        tagThere("v9.1.0");
        pass(5);

        assertThat(model.suspendedProperty().get()).isEmpty();
        assertThat(tags()).contains("v9.0.0", "v9.1.0");
    }

    @Test
    void whatMayGoWellTheNextTimeIsToldOnceAndTriedAgain() throws IOException {
        share();
        Path away = directory.resolve("away.git");
        Files.move(shared(), away);
        memory.fetchEvery(Optional.of(5));

        pass(1);
        pass(5);
        assertThat(person.faults()).hasSize(1);
        assertThat(model.suspendedProperty().get()).isEmpty();

        Files.move(away, shared());
        tagThere("v9.0.0");
        pass(5);
        assertThat(tags()).contains("v9.0.0");
    }
}
