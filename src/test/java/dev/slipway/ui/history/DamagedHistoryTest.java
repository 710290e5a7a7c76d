package dev.slipway.ui.history;

import static dev.slipway.ui.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.HandClock;
import dev.slipway.app.RecordedProject;
import dev.slipway.app.RecordedProject.Place;
import dev.slipway.git.GitProgram;
import dev.slipway.project.Tier;
import dev.slipway.release.Revision;
import dev.slipway.ui.Pictures;
import dev.slipway.ui.shell.Notices;
import dev.slipway.ui.shell.ScreenContext;
import dev.slipway.ui.work.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a damaged history is shown, and what is lost is told. */
class DamagedHistoryTest {
    @TempDir
    private Path directory;

    private RecordedProject project;
    private GitProgram git;
    private HistoryModel model;
    private final List<Fault> told = new ArrayList<>();

    @BeforeEach
    void open() {
        project = RecordedProject.in(
                directory, new HandClock(NOW), new Place("staging", Tier.STAGING, List.of("stage-1")));
        git = new GitProgram(project.directory());
        project.commits(4);
        ScreenContext quiet = Pictures.withoutWindow(project.workspace());
        model = new HistoryModel(new ScreenContext(
                quiet.workspace(),
                quiet.background(),
                quiet.navigator(),
                new Heard(told),
                quiet.sheets(),
                quiet.stops(),
                quiet.now(),
                quiet.memory()));
    }

    @AfterEach
    void close() {
        model.detach();
        project.close();
    }

    private void lose(String id) throws IOException {
        Files.delete(project.directory()
                .resolve(".git/objects")
                .resolve(id.substring(0, 2))
                .resolve(id.substring(2)));
    }

    /** What the rows say, read once they were looked at. */
    private List<String> subjects() {
        model.rows(0, model.size());
        return model.rows(0, model.size()).stream()
                .map(row -> row.commit().map(commit -> commit.subject()).orElse("-"))
                .toList();
    }

    @Test
    void aCommitThatIsLostHidesNothingAboveIt() throws IOException {
        lose(git.run("rev-parse", "main~2"));

        model.attach();

        assertThat(subjects()).containsExactly("chore: nothing 4", "chore: nothing 3");
        assertThat(model.reading().faultProperty().get()).isEmpty();
        assertThat(model.standingsProperty().get())
                .extracting(standing -> standing.branch().name())
                .containsExactly("main");
    }

    @Test
    void aCommitThatOnlyTheCommitGraphKnowsHidesNoOther() throws IOException {
        git.run("commit-graph", "write", "--reachable");
        Revision lost = new Revision(git.run("rev-parse", "main~2"));
        lose(lost.id());

        model.attach();

        assertThat(subjects())
                .containsExactly(
                        "chore: nothing 4", "chore: nothing 3", "-", "chore: nothing 1", "feat: open the shop");
        CommitModel commit = new CommitModel(Pictures.withoutWindow(project.workspace()));
        commit.show(Optional.of(lost), model.landmarksProperty().get());
        assertThat(commit.reading().faultProperty().get().map(Fault::sentence))
                .hasValueSatisfying(said -> assertThat(said).contains("lacks object " + lost.id()));
        model.find("nothing");
        assertThat(subjects()).containsExactly("chore: nothing 4", "chore: nothing 3", "chore: nothing 1");
    }

    @Test
    void whatIsLostIsToldOnceInASentenceWithARemedy() throws IOException {
        String lost = git.run("rev-parse", "main~2");
        lose(lost);
        Files.writeString(project.directory().resolve(".git/refs/heads/broken"), "nothing");

        model.attach();
        model.read();

        assertThat(told)
                .extracting(Fault::sentence)
                .containsExactly(
                        "The repository is damaged: 1 commit cannot be read: "
                                + new Revision(lost).abbreviated()
                                + ". What only lies behind is not shown either.",
                        "The repository is damaged: 1 ref cannot be read: refs/heads/broken.");
        assertThat(told).allSatisfy(fault -> assertThat(fault.remedy()).contains("git"));
    }

    private record Heard(List<Fault> faults) implements Notices {
        @Override
        public void done(String sentence) {}

        @Override
        public void told(String sentence) {}

        @Override
        public void failed(Object act, Fault fault) {
            faults.add(fault);
        }

        @Override
        public void succeeded(Object act) {}
    }
}
