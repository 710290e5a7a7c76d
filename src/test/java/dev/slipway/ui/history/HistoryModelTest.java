package dev.slipway.ui.history;

import static dev.slipway.ui.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.deploy.Mode;
import dev.slipway.git.GitProgram;
import dev.slipway.git.graph.AheadBehind;
import dev.slipway.project.Rollout;
import dev.slipway.project.Tier;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.Runs;
import dev.slipway.ui.Samples;
import dev.slipway.ui.history.Badge.Kind;
import dev.slipway.ui.work.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the history shows, and where one gets in it. */
class HistoryModelTest {
    private static final Place STAGING = new Place("staging", Tier.STAGING, List.of("stage-1"));
    private static final Place PRODUCTION = new Place("production", Tier.PRODUCTION, List.of("web-1"));

    @TempDir
    private Path directory;

    private RecordedProject project;
    private GitProgram git;
    private Release first;
    private Release second;
    private HistoryModel model;

    /** What would be done with the next frame, by whichever thread it was wished. */
    private final Queue<Runnable> frames = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void open() {
        project = RecordedProject.in(directory, new HandClock(NOW), STAGING, PRODUCTION);
        git = new GitProgram(project.directory());
        first = project.release("v1.0.0", 2);
        project.commits(2);
        second = project.release("v1.1.0", 2);
        git.run("branch", "feature/cart", first.revision().id());
        project.commits(1);
        deployed(STAGING, first, 60);
        deployed(PRODUCTION, first, 50);
        deployed(STAGING, second, 40);
        model = new HistoryModel(
                Pictures.context(project.workspace(), new Background(Runnable::run, Runnable::run, frames::add)));
        model.attach();
        settle();
    }

    @AfterEach
    void close() {
        model.detach();
        project.close();
    }

    private void deployed(Place place, Release release, int minutesAgo) {
        project.record(Runs.begin(
                        "%s-20261121-%06d-0a1b2c3d".formatted(place.name(), 160_000 - minutesAgo),
                        Samples.plan(
                                place.name(),
                                place.tier(),
                                place.hosts(),
                                release,
                                Mode.DEPLOY,
                                Rollout.OnFailure.ROLLBACK),
                        NOW.minus(Duration.ofMinutes(minutesAgo)))
                .prepared()
                .batch(1)
                .finished()
                .events());
    }

    /** Lets frames pass until nothing is left to be done. */
    private void settle() {
        for (Runnable frame = frames.poll(); frame != null; frame = frames.poll()) {
            frame.run();
        }
    }

    private List<String> shown() {
        settle();
        return model.rows(0, model.size()).stream()
                .map(row -> row.row().revision().id())
                .toList();
    }

    private List<String> listed(String... arguments) {
        return git.run(arguments).lines().toList();
    }

    @Test
    void allCommitsAreShownWithTheirTextsAndMarks() {
        assertThat(shown()).isEqualTo(listed("rev-list", "--topo-order", "--all"));
        assertThat(model.rows(0, 1).getFirst().commit().orElseThrow().subject()).isEqualTo("chore: nothing 1");
        assertThat(model.badges(second.revision()))
                .containsExactly(new Badge(Kind.TAG, "v1.1.0"), new Badge(Kind.LIVE, "live on staging"));
        assertThat(model.badges(first.revision()))
                .containsExactly(
                        new Badge(Kind.TAG, "v1.0.0"),
                        new Badge(Kind.LIVE, "live on production"),
                        new Badge(Kind.BRANCH, "feature/cart"),
                        new Badge(Kind.WAS_LIVE, "was live on staging until 21 Nov"));
    }

    @Test
    void whatIsLiveInOneEnvironmentAndNotInAnotherIsShownAlone() {
        assertThat(Scope.choices(model.landmarksProperty().get()))
                .contains(new Scope.Between("staging", "production"), new Scope.Between("production", "staging"));

        model.show(new Scope.Between("staging", "production"));

        assertThat(shown()).isEqualTo(listed("rev-list", "v1.0.0..v1.1.0"));
    }

    @Test
    void releasesAreShownAlone() {
        model.show(new Scope.Releases());
        assertThat(shown())
                .containsExactlyInAnyOrder(
                        second.revision().id(), first.revision().id());

        model.find(first.revision().abbreviated());
        assertThat(shown()).containsExactly(first.revision().id());

        model.find("");
        assertThat(shown()).hasSize(2);

        model.show(Scope.ALL);
        assertThat(shown()).isEqualTo(listed("rev-list", "--topo-order", "--all"));
    }

    @Test
    void aBranchIsShownAlone() {
        model.show(new Scope.OneBranch("feature/cart"));

        assertThat(shown()).isEqualTo(listed("rev-list", "feature/cart"));
    }

    @Test
    void commitsAreFoundByTextAuthorAndId() {
        model.find("BRINGS");
        assertThat(shown())
                .containsExactly(second.revision().id(), first.revision().id());

        model.find(first.revision().abbreviated());
        assertThat(shown()).containsExactly(first.revision().id());

        model.find("ana souza");
        assertThat(shown()).hasSize(listed("rev-list", "--topo-order", "--all").size());

        model.find("nobody wrote this");
        assertThat(shown()).isEmpty();

        model.find("");
        assertThat(shown()).isEqualTo(listed("rev-list", "--topo-order", "--all"));
    }

    @Test
    void commitsAreFoundByAChangedFileAndByDay() {
        model.find("path:PAGE1");
        assertThat(shown())
                .containsExactly(second.revision().id(), first.revision().id());

        model.find("path:page1 \"v1.0.0 brings\" since:2d until:today");
        assertThat(shown()).containsExactly(first.revision().id());

        model.find("brings until:2d");
        assertThat(shown()).isEmpty();

        model.find("since:soon");
        settle();
        assertThat(model.search().looking().faultProperty().get().orElseThrow().sentence())
                .isEqualTo("since:soon names no day.");
    }

    @Test
    void releasesAreSearchedAlone() {
        model.show(new Scope.Releases());
        settle();

        model.find("nothing");
        assertThat(shown()).isEmpty();

        model.find("v1.1.0");
        assertThat(shown()).containsExactly(second.revision().id());

        model.find("");
        assertThat(shown()).hasSize(2);

        model.show(Scope.ALL);
        model.find("nothing");
        assertThat(shown()).hasSize(3);
    }

    @Test
    void whatCannotBeReadChangesNothingOfWhatWasFound() {
        model.find("brings");
        settle();
        model.find("brings since:soon");

        assertThat(shown()).hasSize(2);
    }

    @Test
    void whoLeavesWhileRowsComeFindsThemAllWhenTheyAreBack() {
        project.commits(1);
        model.look();
        model.find("brings");
        model.detach();
        frames.clear();

        model.attach();

        assertThat(shown()).hasSize(2);
        model.find("");
        assertThat(shown()).isEqualTo(listed("rev-list", "--topo-order", "--all"));
        assertThat(model.graphProperty().get().orElseThrow().complete()).isTrue();
    }

    @Test
    void whatIsLookedForIsFoundInNewCommitsToo() {
        model.find("brings");
        settle();
        Release third = project.release("v1.2.0", 1);
        model.look();

        assertThat(shown())
                .containsExactly(
                        third.revision().id(),
                        second.revision().id(),
                        first.revision().id());
    }

    @Test
    void oneGetsToABranchATagAnIdAndWhatIsLive() {
        for (String name : List.of("feature/cart", "v1.0.0", first.revision().abbreviated(), "production")) {
            model.chosenProperty().set(Optional.empty());
            model.jump(name);
            settle();

            assertThat(model.chosenProperty().get()).as(name).contains(first.revision());
        }
        model.find("brings");
        model.jump("main");

        assertThat(model.chosenProperty().get()).contains(new Revision(git.run("rev-parse", "main")));
        assertThat(model.chosen()).isZero();
    }

    @Test
    void oneGetsToADay() {
        String day = git.run("log", "-1", "--date=format-local:%Y-%m-%d", "--format=%cd");

        model.jump(day);

        assertThat(model.chosen()).isZero();

        model.find("path:page1");
        settle();
        model.jump(day);
        assertThat(model.chosenProperty().get()).contains(new Revision(git.run("rev-parse", "main")));
    }

    @Test
    void theChosenCommitStaysChosenWhenOthersCome() {
        model.jump("v1.0.0");
        settle();
        int row = model.chosen();

        project.commits(3);
        model.look();
        settle();

        assertThat(model.chosenProperty().get()).contains(first.revision());
        assertThat(model.chosen()).isEqualTo(row + 3);
        assertThat(shown()).isEqualTo(listed("rev-list", "--topo-order", "--all"));
    }

    @Test
    void aTagThatIsMadeElsewhereShows() {
        git.run("tag", "v2.0.0");
        model.look();
        settle();

        assertThat(model.badges(new Revision(git.run("rev-parse", "HEAD")))).contains(new Badge(Kind.TAG, "v2.0.0"));
    }

    @Test
    void branchesStandAgainstTheBranchThatTheyFeed() {
        git.run("branch", "topic", "feature/cart");
        project.commits(1);
        git.run("branch", "ahead");
        git.run(
                "update-ref",
                "refs/heads/ahead",
                git.run("commit-tree", "-m", "only there", "-p", "ahead", "ahead^{tree}"));
        model.look();
        settle();

        assertThat(model.standingsProperty().get())
                .extracting(standing -> standing.branch().name() + " " + standing.against())
                .containsExactlyInAnyOrder(
                        "ahead " + Optional.of(new AheadBehind(1, 0)),
                        "feature/cart " + Optional.of(new AheadBehind(0, 5)),
                        "main " + Optional.empty(),
                        "topic " + Optional.of(new AheadBehind(0, 5)));
    }
}
