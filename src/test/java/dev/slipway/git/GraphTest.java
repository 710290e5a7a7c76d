package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.git.graph.AheadBehind;
import dev.slipway.git.graph.Extent;
import dev.slipway.git.graph.Row;
import dev.slipway.git.graph.Tip;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shape of a history is git's, wherever it is read from. */
class GraphTest {
    private static final int COMMITS = 300;

    @TempDir
    Path directory;

    /** How much of a history git's commit-graph files tell. */
    enum Told {
        NONE,
        ONE_FILE,
        ONE_FILE_AND_NEWER_COMMITS,
        CHAIN,
        CHAIN_AND_NEWER_COMMITS
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void rowsAreTheCommitsInTheOrderInWhichGitListsThem(Told told) {
        GitProgram git = history(told, new GeneratedHistory(COMMITS, 3, 12, 0));

        try (Repository repository = Repositories.open(directory)) {
            assertThat(ids(rows(repository, all(repository, List.of()))))
                    .containsExactlyElementsOf(
                            git.run("rev-list", "--all").lines().toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void whatSomeContainAndOthersDoNotIsWhatGitListsEvenWithWrongClocks(Told told) {
        GitProgram git = history(told, new GeneratedHistory(COMMITS, 3, 12, 3_000));
        Random random = new Random(4);

        try (Repository repository = Repositories.open(directory)) {
            for (int sample = 0; sample < 20; sample++) {
                String left = "n" + random.nextInt(COMMITS);
                String right = "n" + random.nextInt(COMMITS);
                Tip tip = new Tip(git.revision(left), left);
                Extent extent = Extent.without(tip, git.revision(right));

                assertThat(ids(rows(repository, extent)))
                        .containsExactlyInAnyOrderElementsOf(git.contained(git.revision(left), git.revision(right)));
                assertThat(ids(rows(repository, Extent.apart(tip, new Tip(git.revision(right), right)))))
                        .hasSize(git.contained(git.revision(left), git.revision(right))
                                        .size()
                                + git.contained(git.revision(right), git.revision(left))
                                        .size())
                        .containsAll(git.contained(git.revision(right), git.revision(left)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void aheadAndBehindAreGitsForOnePairAndForManyAtOnce(Told told) {
        int skew = told == Told.NONE ? 0 : 3_000; // without a file dates decide how far is looked, as with git
        GitProgram git = history(told, new GeneratedHistory(COMMITS, 3, 40, skew));
        List<Revision> tips = IntStream.range(0, COMMITS)
                .filter(i -> i % 20 == 0)
                .mapToObj(i -> git.revision("n" + i))
                .toList();

        try (Repository repository = Repositories.open(directory)) {
            for (Revision base : List.of(tips.getFirst(), tips.get(8), git.revision("n" + (COMMITS - 1)))) {
                List<AheadBehind> expected = tips.stream()
                        .map(tip -> new AheadBehind(
                                git.contained(tip, base).size(),
                                git.contained(base, tip).size()))
                        .toList();

                assertThat(repository.compare(tips, base)).isEqualTo(expected);
                assertThat(tips)
                        .extracting(tip -> repository.compare(tip, base))
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void theBranchesThatContainACommitAreThoseThatGitNames(Told told) {
        GitProgram git = history(told, new GeneratedHistory(COMMITS, 2, 40, 3_000));

        try (Repository repository = Repositories.open(directory)) {
            List<Revision> tips =
                    repository.branches().stream().map(Branch::tip).toList();
            for (int commit : new int[] {0, 1, 17, 150, COMMITS - 1}) {
                Set<Revision> containing = repository.containing(git.revision("n" + commit), tips);

                assertThat(repository.branches().stream().filter(branch -> containing.contains(branch.tip())))
                        .extracting(Branch::name)
                        .containsExactlyInAnyOrderElementsOf(
                                git.run("branch", "--format=%(refname:short)", "--contains", "n" + commit)
                                        .lines()
                                        .toList());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Told.class)
    void theFirstOfManyCommitsThatOneContainsIsTheOneThatGitNames(Told told) {
        GitProgram git = history(told, new GeneratedHistory(COMMITS, 2, 40, 3_000));
        List<Revision> candidates = new ArrayList<>(git.run("rev-list", "--all")
                .lines()
                .map(Revision::new)
                .limit(COMMITS / 2)
                .toList());
        Collections.shuffle(candidates, new Random(7));

        try (Repository repository = Repositories.open(directory)) {
            for (int commit : new int[] {0, 1, 17, 150, COMMITS / 2, COMMITS - 1}) {
                Set<String> contained =
                        git.run("rev-list", "n" + commit).lines().collect(Collectors.toSet());

                assertThat(repository.firstContained(git.revision("n" + commit), candidates))
                        .isEqualTo(candidates.stream()
                                .filter(candidate -> contained.contains(candidate.id()))
                                .findFirst());
            }
        }
    }

    @Test
    void aChosenBranchHasTheFirstLaneFromItsTipToTheFirstCommit() {
        GitProgram git = GitProgram.init(directory);
        git.commit("one");
        git.run("checkout", "-q", "-b", "feature");
        git.commit("feature one");
        git.run("checkout", "-q", "main");
        git.commit("two");
        git.run("merge", "-q", "--no-ff", "-m", "merge", "feature");
        git.run("checkout", "-q", "feature");
        git.commit("feature two");

        try (Repository repository = Repositories.open(directory)) {
            List<Row> rows = rows(repository, all(repository, List.of("main")));

            assertThat(rows.stream().filter(row -> row.lane() == 0))
                    .extracting(row -> row.revision().id())
                    .containsExactlyElementsOf(git.run("rev-list", "--first-parent", "main")
                            .lines()
                            .toList());
        }
    }

    @Test
    void mergesBetweenBranchesAreThoseByWhichTheOneCameIntoTheOther() {
        GitProgram git = GitProgram.init(directory);
        git.commit("one");
        git.run("branch", "develop");
        git.run("checkout", "-q", "-b", "feature", "develop");
        git.commit("feature");
        git.run("checkout", "-q", "develop");
        git.run("merge", "-q", "--no-ff", "-m", "feature into develop", "feature");
        git.run("checkout", "-q", "main");
        git.run("merge", "-q", "--no-ff", "-m", "develop into main", "develop");
        Revision release = git.revision("main");
        git.commit("two");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.mergesBetween(List.of(git.revision("main"), git.revision("develop"))))
                    .containsExactly(release);
        }
    }

    @Test
    void aCommitWithSixtyParentsHasALineToEachForWhichThereIsRoomAndNamesTheOthers() {
        GitProgram git = GitProgram.init(directory);
        Revision start = git.commit("start");
        List<Revision> parents = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            parents.add(new Revision(
                    git.run("commit-tree", "-m", "parent " + i, "-p", start.id(), start.id() + "^{tree}")));
        }
        List<String> words = new ArrayList<>(List.of("commit-tree", "-m", "octopus", start.id() + "^{tree}"));
        parents.forEach(parent -> words.addAll(List.of("-p", parent.id())));
        git.run("update-ref", "refs/heads/main", git.run(words.toArray(String[]::new)));
        git.run("commit-graph", "write", "--reachable");

        try (Repository repository = Repositories.open(directory)) {
            List<Row> rows = rows(repository, all(repository, List.of("main")));

            assertThat(rows).hasSize(62);
            Row octopus = rows.getFirst();
            assertThat(octopus.lower()).hasSize(48);
            assertThat(octopus.apart()).isEqualTo(parents.subList(48, 60));
        }
    }

    @Test
    void aHistoryGrowsDownwardsAndWhatIsAboveStaysAsItWas() {
        history(Told.ONE_FILE, new GeneratedHistory(COMMITS, 3, 12, 3_000));

        try (Repository repository = Repositories.open(directory)) {
            Extent extent = all(repository, List.of("n290", "n200"));
            GraphView atOnce = repository.graph(extent);
            atOnce.extend(Integer.MAX_VALUE / 2);
            GraphView stepwise = repository.graph(extent);
            stepwise.extend(20);
            List<Row> above = stepwise.rows(0, 20);
            while (!stepwise.complete()) {
                stepwise.extend(7);
            }

            assertThat(above.subList(0, 15)).isEqualTo(atOnce.rows(0, 15));
            assertThat(stepwise.rows(0, COMMITS)).isEqualTo(atOnce.rows(0, COMMITS));
            assertThat(stepwise.rows(270, 10)).isEqualTo(atOnce.rows(0, COMMITS).subList(270, 280));
        }
    }

    @Test
    void aCommitIsFoundByItsIdAndByItsTime() {
        GitProgram git = history(Told.CHAIN, new GeneratedHistory(COMMITS, 1, 1, 0));

        try (Repository repository = Repositories.open(directory)) {
            GraphView graph = repository.graph(all(repository, List.of()));
            graph.extend(100);

            assertThat(graph.rowOf(git.revision("n299"))).hasValue(0);
            assertThat(graph.rowOf(git.revision("n200"))).hasValue(99);
            assertThat(graph.rowOf(git.revision("n199"))).isEmpty();
            assertThat(graph.rowOf(new Revision("0123456789".repeat(4)))).isEmpty();
            assertThat(graph.firstAt(1_700_000_000L + 290 * 60 + 30)).hasValue(9);
            assertThat(graph.firstAt(1_700_000_000L)).isEmpty();
        }
    }

    @Test
    void aDamagedCommitGraphFileIsNamedWithTheWayToMendIt() throws IOException {
        history(Told.ONE_FILE, new GeneratedHistory(COMMITS, 2, 12, 0));
        Path file = directory.resolve(".git/objects/info/commit-graph");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 2, bytes.length - 100, (byte) 0x55);
        Files.delete(file);
        Files.write(file, bytes);

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> rows(repository, all(repository, List.of())))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("commit-graph file is damaged");
        }
    }

    @Test
    void aFileThatIsNoCommitGraphIsReadPast() throws IOException {
        GitProgram git = history(Told.NONE, new GeneratedHistory(20, 2, 4, 0));
        Files.writeString(directory.resolve(".git/objects/info/commit-graph"), "CGPH but nothing else of it");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(ids(rows(repository, all(repository, List.of()))))
                    .containsExactlyElementsOf(
                            git.run("rev-list", "--all").lines().toList());
        }
    }

    @Test
    void aShallowCloneEndsWhereGitsEnds() {
        GitProgram origin = history(Told.ONE_FILE, new GeneratedHistory(COMMITS, 3, 12, 0));
        origin.run("clone", "-q", "--depth", "5", "-b", "n299", "file://" + directory, "shallow");
        GitProgram shallow = new GitProgram(directory.resolve("shallow"));

        try (Repository repository = Repositories.open(shallow.directory())) {
            assertThat(ids(rows(repository, all(repository, List.of()))))
                    .containsExactlyElementsOf(
                            shallow.run("rev-list", "--all").lines().toList());
        }
    }

    @Test
    void aRepositoryThatBorrowsItsObjectsUsesTheirCommitGraphToo() throws IOException {
        history(Told.ONE_FILE, new GeneratedHistory(COMMITS, 3, 12, 0))
                .run("clone", "-q", "--shared", "-b", "n299", ".", "borrower");
        GitProgram borrower = new GitProgram(directory.resolve("borrower"));

        try (Repository repository = Repositories.open(borrower.directory())) {
            assertThat(ids(rows(repository, all(repository, List.of()))))
                    .containsExactlyElementsOf(
                            borrower.run("rev-list", "--all").lines().toList());
        }
    }

    private GitProgram history(Told told, GeneratedHistory history) {
        GitProgram git = GitProgram.init(directory);
        history.into(git, new Random(20260101));
        switch (told) {
            case NONE -> {}
            case ONE_FILE -> git.run("commit-graph", "write", "--reachable");
            case ONE_FILE_AND_NEWER_COMMITS ->
                git.runWith(ids(git, "n200"), "commit-graph", "write", "--stdin-commits");
            case CHAIN, CHAIN_AND_NEWER_COMMITS -> {
                git.runWith(ids(git, "n99"), "commit-graph", "write", "--split=no-merge", "--stdin-commits");
                git.runWith(ids(git, "n200"), "commit-graph", "write", "--split=no-merge", "--stdin-commits");
                if (told == Told.CHAIN) {
                    git.run("commit-graph", "write", "--split=no-merge", "--reachable");
                }
            }
        }
        return git;
    }

    private static byte[] ids(GitProgram git, String branch) {
        return (git.revision(branch).id() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** All branches in the order in which git reads them. */
    private static Extent all(Repository repository, List<String> chosen) {
        List<Tip> tips = repository.branches().stream()
                .map(branch -> new Tip(branch.tip(), branch.name()))
                .toList();
        return Extent.whole(
                chosen.stream()
                        .flatMap(name -> tips.stream().filter(tip -> tip.name().equals(name)))
                        .toList(),
                tips);
    }

    private static List<Row> rows(Repository repository, Extent extent) {
        GraphView graph = repository.graph(extent);
        graph.extend(Integer.MAX_VALUE / 2);
        assertThat(graph.complete()).isTrue();
        return graph.rows(0, graph.size());
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(row -> row.revision().id()).toList();
    }
}
