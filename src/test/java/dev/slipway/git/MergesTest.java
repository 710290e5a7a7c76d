package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.git.merge.Conflict;
import dev.slipway.git.merge.Hunk;
import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a merge or a revert would give is known before it is made, and made without a work tree. */
class MergesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String LINES = "one\ntwo\nthree\nfour\nfive\nsix\n";

    @TempDir
    Path directory;

    private GitProgram git;
    private Revision base;

    @BeforeEach
    void makeRepository() {
        git = GitProgram.init(directory.resolve("shop"));
        git.run("config", "core.symlinks", "true");
        base = git.write("page", LINES).write("other", "other\nfile\n").commit("feat: base");
        git.run("branch", "theirs");
    }

    private Revision theirs() {
        git.run("checkout", "-q", "theirs");
        return base;
    }

    private void ours() {
        git.run("checkout", "-q", "main");
    }

    private interface Work<T> {
        T with(Merges merges) throws Exception;
    }

    private <T> T on(Map<String, String> environment, Work<T> work) throws Exception {
        try (Repository repository =
                Repositories.open(git.directory(), Clock.fixed(NOW, ZoneOffset.ofHours(1)), Optional.empty())) {
            return work.with(repository.merges(environment));
        }
    }

    private Prediction predicted() throws Exception {
        String before = git.run("for-each-ref");
        Prediction prediction = on(Map.of(), merges -> merges.predict(git.revision("main"), git.revision("theirs")));
        assertThat(git.run("for-each-ref")).isEqualTo(before);
        assertThat(git.run("status", "--porcelain")).isEmpty();
        return prediction;
    }

    private Conflict onlyConflict() throws Exception {
        List<Conflict> files = ((Prediction.Conflicts) predicted()).files();
        assertThat(files).hasSize(1);
        return files.getFirst();
    }

    @Test
    void whatIsContainedOrOnlyAheadIsNoMerge() throws Exception {
        assertThat(predicted()).isEqualTo(new Prediction.Contained());
        theirs();
        Revision tip = git.write("new", "new\n").commit("feat: new");
        ours();

        Prediction.FastForward forward = (Prediction.FastForward) predicted();

        assertThat(forward.to()).isEqualTo(tip);
        assertThat(forward.asMerge().parents()).containsExactly(base, tip);
        assertThat(forward.asMerge().changes()).extracting(FileChange::path).containsExactly("new");
        git.run("merge", "-q", "theirs");
        git.write("more", "more\n").commit("feat: more");
        assertThat(predicted()).isEqualTo(new Prediction.Contained());
    }

    @Test
    void aCleanMergeIsTheOneThatGitMakes() throws Exception {
        theirs();
        Revision theirs = git.write("page", LINES.replace("one", "ONE")).commit("feat: first line");
        ours();
        Revision ours = git.write("page", LINES.replace("six", "SIX")).commit("feat: last line");

        Prediction.Clean clean = (Prediction.Clean) predicted();
        Revision made = on(Map.of(), merges -> merges.write(clean, "Merge branch 'theirs'"));

        assertThat(clean.changes())
                .containsExactly(new FileChange(FileChange.Kind.MODIFIED, "page", Optional.empty(), 1, 1, false));
        assertThat(git.run("log", "-1", "--format=%P|%an|%ce|%ci|%B", made.id()))
                .isEqualTo(ours.id() + " " + theirs.id()
                        + "|Cleo Marsh|cleo@shop.example|2026-11-21 11:00:00 +0100|Merge branch 'theirs'\n");
        git.run("merge", "-q", "--no-edit", "theirs");
        assertThat(git.run("rev-parse", made.id() + "^{tree}")).isEqualTo(git.run("rev-parse", "HEAD^{tree}"));
        git.run("fsck", "--strict");
    }

    @Test
    void aConflictNamesTheLinesOfBothSides() throws Exception {
        theirs();
        git.write("page", LINES.replace("two\n", "zwei\ntwo and a half\n")).commit("feat: German");
        ours();
        git.write("page", LINES.replace("two", "deux").replace("six", "SIX")).commit("feat: French");

        assertThat(onlyConflict())
                .isEqualTo(new Conflict(
                        Conflict.Kind.CONTENT,
                        "page",
                        Optional.empty(),
                        List.of(new Hunk(
                                new Hunk.Side(2, List.of("deux")),
                                new Hunk.Side(2, List.of("zwei", "two and a half"))))));
    }

    @Test
    void aRenamedFileIsMergedWhereItWent() throws Exception {
        theirs();
        git.run("mv", "page", "index");
        git.commit("refactor: rename");
        ours();
        git.write("page", LINES.replace("six", "SIX")).commit("feat: last line");

        Prediction.Clean clean = (Prediction.Clean) predicted();

        assertThat(git.run("ls-tree", "-r", "--name-only", clean.tree())).isEqualTo("index\nother");
        assertThat(git.run("show", clean.tree() + ":index")).endsWith("SIX");
    }

    @Test
    void aFileThatOneSideRenamedAndTheOtherDeletedIsAConflict() throws Exception {
        theirs();
        git.run("mv", "page", "index");
        git.commit("refactor: rename");
        ours();
        git.run("rm", "-q", "page");
        git.commit("feat: no page");

        assertThat(onlyConflict())
                .isEqualTo(new Conflict(Conflict.Kind.RENAMED, "index", Optional.of("page"), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "rm -q page, DELETED_BY_OURS, DELETED_BY_THEIRS",
        "update-index --cacheinfo 160000;1111111111111111111111111111111111111111;page, TYPE, TYPE"
    })
    void whatOneSideDeletedOrMadeSomethingElseIsAConflict(String act, String seenByOurs, String seenByTheirs)
            throws Exception {
        theirs();
        git.write("page", LINES.replace("six", "SIX")).commit("feat: last line");
        ours();
        git.run(act.replace(';', ',').split(" "));
        git.run("commit", "-q", "-m", "feat: other");
        git.run("reset", "-q", "--hard");

        Prediction ours = on(Map.of(), merges -> merges.predict(git.revision("main"), git.revision("theirs")));
        Prediction theirs = on(Map.of(), merges -> merges.predict(git.revision("theirs"), git.revision("main")));

        assertThat(((Prediction.Conflicts) ours).files())
                .extracting(Conflict::kind)
                .extracting(Enum::name)
                .containsExactly(seenByOurs);
        assertThat(((Prediction.Conflicts) theirs).files())
                .extracting(Conflict::kind)
                .extracting(Enum::name)
                .containsExactly(seenByTheirs);
    }

    @ParameterizedTest
    @CsvSource({
        "page merge=union, DRIVER",
        "*.txt text, CONTENT",
        "page binary, BINARY",
        "page -merge, BINARY",
        "p* merge=ours, DRIVER"
    })
    void whatAttributesHaveMergedInASpecialWayIsLeftToAPerson(String attributes, Conflict.Kind kind) throws Exception {
        theirs();
        git.write("page", LINES.replace("two", "zwei")).commit("feat: German");
        ours();
        git.write(".gitattributes", attributes + "\n")
                .write("page", LINES.replace("two", "deux"))
                .commit("feat: French");

        assertThat(onlyConflict().kind()).isEqualTo(kind);
    }

    @Test
    void whatIsNoTextIsAConflictAndWhatBothAddedToo() throws Exception {
        theirs();
        git.write("logo", "\0theirs").write("note", "a\n").commit("feat: logo");
        ours();
        git.write("logo", "\0ours").write("note", "b\n").commit("feat: logo");

        assertThat(((Prediction.Conflicts) predicted()).files())
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.BINARY, Conflict.Kind.BOTH_ADDED);
    }

    @Test
    void aFileThatIsADirectoryThereIsAConflict() throws Exception {
        theirs();
        git.write("docs/readme", "docs\n").commit("feat: docs");
        ours();
        git.write("docs", "docs\n").commit("feat: docs");

        assertThat(onlyConflict().kind()).isEqualTo(Conflict.Kind.DIRECTORY);
    }

    @Test
    void aDirectoryThatMovedUnderNewFilesIsAskedOfGitAndNeverCalledCleanWithout() throws Exception {
        git.write("lib/a", LINES).write("lib/b", LINES + LINES).commit("feat: lib");
        git.run("branch", "-f", "theirs");
        git.run("mv", "lib", "core");
        git.commit("refactor: core");
        theirs();
        git.write("lib/new", "new\n").commit("feat: new");
        ours();

        assertThat(predicted()).isInstanceOf(Prediction.Untold.class);
        Prediction asked = on(System.getenv(), merges -> merges.predict(git.revision("main"), git.revision("theirs")));
        assertThat(((Prediction.Conflicts) asked).files())
                .extracting(Conflict::kind)
                .containsExactly(Conflict.Kind.RENAMED);
    }

    @Test
    void historiesWithoutACommonCommitAreNotMerged() throws Exception {
        git.run("checkout", "-q", "--orphan", "new");
        git.commit("feat: from nothing");
        git.run("branch", "-f", "theirs");
        ours();

        assertThat(predicted()).isEqualTo(new Prediction.Unrelated());
    }

    @Test
    void aShallowCloneThatEndsTooEarlyIsNotGuessedAbout() throws Exception {
        theirs();
        git.write("a", "a\n").commit("feat: a");
        ours();
        git.write("b", "b\n").commit("feat: b");
        Path origin = git.directory();
        git.run("clone", "-q", "--depth=1", "--no-single-branch", "file://" + origin, "../shallow");
        git = new GitProgram(directory.resolve("shallow"));
        git.run("branch", "theirs", "origin/theirs");

        Prediction.Untold untold = (Prediction.Untold) predicted();

        assertThat(untold.obstacle().reason()).contains("shallow");
        assertThat(untold.obstacle().remedy()).contains("--unshallow");
    }

    @Test
    void aRevertIsWhatGitMakesOfIt() throws Exception {
        Revision change = git.write("page", LINES.replace("two", "zwei")).commit("feat: German\n\nWith notes.");
        git.write("page", LINES.replace("two", "zwei").replace("six", "SIX")).commit("feat: last line");
        Revision tip = git.revision("main");

        Prediction.Clean clean =
                (Prediction.Clean) on(Map.of(), merges -> merges.predictRevert(tip, change, OptionalInt.empty()));
        String message = on(Map.of(), merges -> merges.revertMessage(change, OptionalInt.empty()));
        Revision made = on(Map.of(), merges -> merges.write(clean, message));

        git.run("revert", "--no-edit", change.id());
        assertThat(git.run("log", "-1", "--format=%T %P %B", made.id()))
                .isEqualTo(git.run("log", "-1", "--format=%T %P %B"));
        Prediction again =
                on(Map.of(), merges -> merges.predictRevert(git.revision("main"), change, OptionalInt.empty()));
        assertThat(again).isEqualTo(new Prediction.Contained());
    }

    @Test
    void aRevertOfAMergeTakesBackTheSideThatCame() throws Exception {
        theirs();
        git.write("new", "new\n").commit("feat: new");
        ours();
        git.write("b", "b\n").commit("feat: b");
        git.run("merge", "-q", "--no-edit", "theirs");
        Revision merge = git.revision("main");

        Prediction.Clean clean =
                (Prediction.Clean) on(Map.of(), merges -> merges.predictRevert(merge, merge, OptionalInt.of(1)));
        String message = on(Map.of(), merges -> merges.revertMessage(merge, OptionalInt.of(1)));
        Revision made = on(Map.of(), merges -> merges.write(clean, message));

        git.run("revert", "--no-edit", "-m", "1", merge.id());
        assertThat(git.run("log", "-1", "--format=%T %P %B", made.id()))
                .isEqualTo(git.run("log", "-1", "--format=%T %P %B"));
        assertThatThrownBy(() -> on(Map.of(), merges -> merges.predictRevert(merge, merge, OptionalInt.empty())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRevertOfWhatWasChangedSinceIsAConflict() throws Exception {
        Revision change = git.write("page", LINES.replace("two", "zwei")).commit("feat: German");
        Revision tip = git.write("page", LINES.replace("two", "deux")).commit("feat: French");

        Prediction.Conflicts conflicts =
                (Prediction.Conflicts) on(Map.of(), merges -> merges.predictRevert(tip, change, OptionalInt.empty()));

        assertThat(conflicts.files().getFirst().hunks())
                .containsExactly(new Hunk(new Hunk.Side(2, List.of("deux")), new Hunk.Side(2, List.of("two"))));
    }

    @Test
    void theFirstCommitCanBeRevertedToo() throws Exception {
        Prediction.Clean clean =
                (Prediction.Clean) on(Map.of(), merges -> merges.predictRevert(base, base, OptionalInt.empty()));

        assertThat(git.run("ls-tree", clean.tree())).isEmpty();
    }

    @Test
    void anInterruptionEndsTheSearch() throws Exception {
        theirs();
        git.write("a", "a\n").commit("feat: a");
        ours();
        git.write("b", "b\n").commit("feat: b");

        git.run("gc", "-q");
        Revision into = git.revision("main");
        Revision from = git.revision("theirs");

        Prediction afterwards = on(Map.of(), merges -> {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> merges.predict(into, from)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return merges.predict(into, from);
        });

        assertThat(afterwards).isInstanceOf(Prediction.Clean.class);
    }
}
