package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Revision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refs with odd names and refs that name nothing: shown, or named as broken, and no other is hidden by them. */
class StrangeRefsTest {
    private static final String ABSENT = "0123456789012345678901234567890123456789";

    @TempDir
    Path directory;

    private GitProgram git;
    private Revision head;

    @BeforeEach
    void begin() {
        git = GitProgram.init(directory);
        git.write("a.txt", "1\n").commit("feat: one");
        head = git.write("a.txt", "2\n").commit("feat: two");
        git.run("branch", "topic", "main~1");
        git.run("tag", "v1.0.0");
    }

    @Test
    void namesWithEveryLegalOddLetterAreShownAndFound() {
        List<String> names = List.of(
                "!\"#$%&'()+,-;<=>@]_`{|}",
                "-dash",
                "HEAD",
                "con",
                "deep/er/and/deep/er",
                "gr\u00fc\u00dfe/\u4e16\u754c/\ud83d\ude80",
                "refs/heads/main",
                "u\u0308",
                "x".repeat(200),
                "\u202egnp.exe");
        for (String name : names) {
            git.run("update-ref", "refs/heads/" + name, head.id());
            git.run("update-ref", "refs/tags/t/" + name, head.id());
        }

        for (String way : List.of("loose", "packed")) {
            HistoryReading reading = HistoryReading.of(directory).isThatOf(git);
            assertThat(reading.branches()).as(way).extracting(Branch::name).containsAll(names);
            assertThat(reading.tags())
                    .as(way)
                    .extracting(Tag::name)
                    .containsAll(names.stream().map(name -> "t/" + name).toList());
            try (Repository repository = Repositories.open(directory)) {
                for (String name : names) {
                    assertThat(repository.resolve("refs/heads/" + name))
                            .as(name)
                            .contains(head);
                }
            }
            git.run("pack-refs", "--all");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no ref at all\n", "", ABSENT + "\n", "0123\n", "ref: \n"})
    void aBrokenBranchOrTagIsNamedAndHidesNoOther(String content) {
        git.write(".git/refs/heads/broken", content).write(".git/refs/tags/broken", content);

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.branches()).extracting(Branch::name).containsExactly("main", "topic");
        assertThat(reading.tags()).extracting(Tag::name).containsExactly("v1.0.0");
        assertThat(reading.brokenRefs()).containsExactly("refs/heads/broken", "refs/tags/broken");
        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.refused()).isEmpty();
    }

    @Test
    void aBranchOfSomethingElseThanACommitIsNamedAsBroken() {
        git.write(".git/refs/heads/tree", git.run("rev-parse", "HEAD^{tree}") + "\n");

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.brokenRefs()).containsExactly("refs/heads/tree");
        assertThat(reading.branches()).hasSize(2);
        assertThat(reading.rows()).hasSize(2);
    }

    @Test
    void aSymbolicRefThatLeadsNowhereIsLeftOut() {
        git.run("symbolic-ref", "refs/heads/later", "refs/heads/nowhere");
        git.run("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone");
        git.run("symbolic-ref", "refs/tags/latest", "refs/tags/v9");
        git.run("symbolic-ref", "refs/heads/circle", "refs/heads/circle");

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.branches()).extracting(Branch::name).containsExactly("main", "topic");
        assertThat(reading.tags()).extracting(Tag::name).containsExactly("v1.0.0");
        assertThat(reading.refused()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage\n"})
    void aBrokenHeadIsRefusedInASentence(String content) {
        git.write(".git/HEAD", content);

        assertThatThrownBy(() -> HistoryReading.of(directory))
                .isInstanceOf(GitException.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void aHeadAtACommitThatIsNotThereHidesNoBranch() {
        git.write(".git/HEAD", ABSENT + "\n");

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.rows()).hasSize(2);
        assertThat(reading.head().revision()).contains(new Revision(ABSENT));
        assertThat(reading.refused())
                .allSatisfy(refusal -> assertThat(refusal)
                        .hasMessage("The repository " + directory + " lacks object " + ABSENT + "."));
    }

    @Test
    void aTagOfTagsFiftyDeepNamesItsCommitAndOneOfATreeOrAFileNone() {
        String name = "v1.0.0";
        for (int depth = 0; depth < 50; depth++) {
            git.run("tag", "-a", "-m", "Depth " + depth, "deep" + depth, name);
            name = "deep" + depth;
        }
        git.run("tag", "tree", "HEAD^{tree}");
        git.run("tag", "-a", "-m", "A file", "file", "HEAD:a.txt");

        HistoryReading reading = HistoryReading.of(directory).isThatOf(git);

        assertThat(reading.tags())
                .hasSize(51)
                .allSatisfy(tag -> assertThat(tag.revision()).isEqualTo(head));
        assertThat(reading.tags()).extracting(Tag::name).doesNotContain("tree", "file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tagger\n",
                "tagger Ana\n",
                "tagger Ana <ana@shop.example> 99999999999999999999 +9999\n",
                "tagger Ana <ana@shop.example> 1700000000 -9959\n",
                "tagger Ana <ana@shop.example> -1700000000 +1\n"
            })
    void aTagWithAnOddTaggerIsShown(String tagger) {
        git.run(
                "update-ref",
                "refs/tags/odd",
                stored("object " + head.id() + "\ntype commit\ntag odd\n" + tagger + "\nOdd\n"));

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.tags()).extracting(Tag::name).containsExactly("odd", "v1.0.0");
        assertThat(reading.tags().getFirst().message()).isEqualTo("Odd");
        assertThat(reading.brokenRefs()).isEmpty();
    }

    private String stored(String tag) {
        return git.runWith(
                tag.getBytes(StandardCharsets.UTF_8), "hash-object", "-t", "tag", "-w", "--stdin", "--literally");
    }
}
