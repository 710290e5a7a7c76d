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
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetch on the Board. */
class FetchModelTest {
    @TempDir
    private Path directory;

    private final YesPerson person = new YesPerson();
    private final AtomicInteger read = new AtomicInteger();
    private RecordedProject project;
    private FetchModel model;

    @BeforeEach
    void start() {
        project = RecordedProject.in(
                directory,
                new HandClock(Samples.NOW),
                new RecordedProject.Place("staging", Tier.STAGING, List.of("stage-1")));
        ScreenContext quiet = Pictures.withoutWindow(project.workspace());
        model = new FetchModel(
                new ScreenContext(
                        quiet.workspace(),
                        Background.inPlace(),
                        quiet.navigator(),
                        person,
                        person,
                        quiet.stops(),
                        quiet.now(),
                        quiet.memory()),
                read::incrementAndGet);
    }

    @AfterEach
    void stop() {
        project.close();
    }

    @Test
    void whatAColleagueHasTaggedIsHereAndTheBoardIsReadAgain() {
        Path shared = directory.resolve("shared.git");
        GitProgram ours = new GitProgram(project.directory());
        ours.run("clone", "-q", "--bare", project.directory().toString(), shared.toString());
        ours.run("remote", "add", "origin", shared.toString());
        new GitProgram(shared)
                .run("-c", "user.name=Mia", "-c", "user.email=mia@shop.example", "tag", "-m", "9", "v9.0.0");

        model.fetch();

        assertThat(person.heard()).containsExactly("From origin: 1 branch and 1 tag.");
        assertThat(project.workspace().tags()).extracting(Tag::name).contains("v9.0.0");
        assertThat(read).hasValue(1);
    }

    @Test
    void whyNothingCouldBeFetchedIsSaidWithAWayOn() {
        model.fetch();

        assertThat(person.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.sentence()).isEqualTo("The repository has no remote, so there is nothing to fetch from.");
            assertThat(fault.remedy()).contains("git remote add origin");
        });
        assertThat(model.fetching().faultProperty().get()).isEmpty();
        assertThat(read).hasValue(0);
    }
}
