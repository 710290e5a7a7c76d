package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Revision;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commits as other tools made them, or nobody should: shown as git shows them, or refused in a sentence. */
class StrangeCommitsTest {
    private static final String ANA = "Ana Ruiz <ana@shop.example>";

    @TempDir
    Path directory;

    private GitProgram git;
    private Revision start;

    @BeforeEach
    void begin() {
        git = GitProgram.init(directory);
        start = git.write("a.txt", "1\n").commit("feat: start");
    }

    /** Stores a commit on a branch, whatever is wrong with it. */
    private Revision stored(String branch, String header, String message, Charset charset) {
        byte[] commit = ("tree " + git.run("rev-parse", start.id() + "^{tree}") + "\n" + header + "\n" + message)
                .getBytes(charset);
        return at(branch, commit);
    }

    private Revision at(String branch, byte[] commit) {
        Revision made =
                new Revision(git.runWith(commit, "hash-object", "-t", "commit", "-w", "--stdin", "--literally"));
        git.write(".git/refs/heads/" + branch, made.id() + "\n");
        return made;
    }

    private static String people(String author, String committer) {
        return "author " + author + "\ncommitter " + committer + "\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 +0000",
                "1700000000 +1400",
                "1700000000 -1130",
                "1700000000 +9959",
                "1700000000 -0000",
                "2147483648 +0000",
                "4294967296 +0100",
                "16725225600 +0000"
            })
    void anyDateThatGitReadsIsGits(String date) {
        stored("odd", people(ANA + " " + date, ANA + " " + date), "feat: odd\n", StandardCharsets.UTF_8);

        HistoryReading.of(directory).isThatOf(git);

        git.run("commit-graph", "write", "--reachable");
        HistoryReading.of(directory).isThatOf(git);
    }

    @ParameterizedTest
    @CsvSource({
        "-86400 +0000, -86400",
        "-2208988800 +0100, -2208988800",
        "99999999999999999999999999 +0000, 0",
        "999999999999999999 +0000, 0",
        "99999999999 +0000, 99999999999",
        "1700000000, 1700000000",
        "1700000000 UTC, 1700000000",
        "yesterday, 0",
        "'', 0"
    })
    void datesThatGitDoesNotTellAreShownAsFarAsTheySaySomething(String date, long seconds) {
        Revision odd = stored("odd", people(ANA + " " + date, ANA + " " + date), "feat: odd\n", StandardCharsets.UTF_8);

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.refused()).isEmpty();
        assertThat(reading.ids()).containsExactlyInAnyOrder(start.id(), odd.id());
        assertThat(reading.commit(odd).at()).isEqualTo(Instant.ofEpochSecond(seconds));
        assertThat(reading.commit(odd).authored()).isEqualTo(Instant.ofEpochSecond(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana <b> Ruiz <ana@shop.example> 1700000000 +0000",
                "Ana <ana@shop.example> 5 <other@shop.example> 1700000000 +0000",
                "<ana@shop.example> 1700000000 +0000",
                "Ana Ruiz <> 1700000000 +0000",
                "Ana Ruiz",
                "  Ana   Ruiz   <ana@shop.example>   1700000000   +0000  ",
                ""
            })
    void anyPersonIsTheOneThatGitSees(String author) {
        stored("odd", people(author, ANA + " 1700000000 +0000"), "feat: odd\n", StandardCharsets.UTF_8);

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.refused()).isEmpty();
        Revision odd = git.revision("odd");
        assertThat(reading.commit(odd).author().name())
                .isEqualTo(git.run("log", "-1", "--format=%an", odd.id()).strip());
        assertThat(reading.commit(odd).subject()).isEqualTo("feat: odd");
    }

    @Test
    void aCommitWithoutAnAuthorOrWithoutAnyHeaderButItsTreeIsShown() {
        Revision anonymous =
                stored("anonymous", "committer " + ANA + " 1700000000 +0000\n", "feat: who\n", StandardCharsets.UTF_8);
        Revision bare = stored("bare", "", "feat: bare\n", StandardCharsets.UTF_8);

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.refused()).isEmpty();
        assertThat(reading.commit(anonymous).author()).isEqualTo(new Person("", ""));
        assertThat(reading.commit(anonymous).authored()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(reading.commit(bare).subject()).isEqualTo("feat: bare");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "tree 0123\n\nfeat: short\n",
                "tree TREE\nparent 0123\n\nfeat: short\n",
                "tree TREE\nparent " + "x",
                "tree zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz\n\nfeat: no id\n"
            })
    void aCommitThatIsNoneIsRefusedAndAllOthersAreShown(String content) {
        String tree = git.run("rev-parse", "HEAD^{tree}");
        Revision odd = at("odd", content.replace("TREE", tree).getBytes(StandardCharsets.UTF_8));

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.commits()).containsKey(start.id());
        assertThat(reading.refused()).isNotEmpty();
        assertThat(reading.ids().contains(odd.id()) ? List.of() : reading.unreadable())
                .isSubsetOf(odd);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, Grüße aus Köln",
        "windows-1252, Preis 5 € „netto“",
        "ISO-2022-JP, 日本語の件名",
        "Shift_JIS, 日本語の件名",
        "UTF-8, Grüße 世界 🚀"
    })
    void aMessageIsReadInTheEncodingThatItDeclares(String encoding, String subject) {
        stored(
                "odd",
                people(
                                "Jürgen Groß <j@shop.example> 1700000000 +0000"
                                        .replace("ü", encoding.contains("J") ? "u" : "ü")
                                        .replace("ß", encoding.contains("J") ? "ss" : "ß"),
                                ANA + " 1700000000 +0000")
                        + "encoding " + encoding + "\n",
                subject + "\n",
                Charset.forName(encoding));

        HistoryReading reading = HistoryReading.of(directory).isThatOf(git);

        assertThat(reading.commit(git.revision("odd")).subject()).isEqualTo(subject);
    }

    @Test
    void aMessageInAnEncodingThatNobodyKnowsIsReadAsFarAsItGoes() {
        Revision none = stored(
                "none", people(ANA + " 1 +0000", ANA + " 1 +0000"), "Gr\u00fc\u00dfe\n", StandardCharsets.ISO_8859_1);
        Revision wrong = stored(
                "wrong",
                people(ANA + " 1 +0000", ANA + " 1 +0000") + "encoding no such thing\n",
                "Gr\u00fc\u00dfe\n",
                StandardCharsets.UTF_8);

        HistoryReading reading = HistoryReading.of(directory);

        assertThat(reading.commit(none).subject()).isEqualTo("Gr\u00fc\u00dfe");
        assertThat(reading.commit(wrong).subject()).isEqualTo("Gr\u00fc\u00dfe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n  \nfeat: late\n\nBody\n",
                "feat: one  \nof two lines\n\nBody\n",
                "feat: windows\r\n\r\nBody\r\n",
                "feat: no line end",
                "feat: \u0007 control \u001b[31m\n",
                "feat: ends\0here\n"
            })
    void anyMessageHasTheSubjectThatGitSees(String message) {
        stored("odd", people(ANA + " 1700000000 +0000", ANA + " 1700000000 +0000"), message, StandardCharsets.UTF_8);

        HistoryReading.of(directory).isThatOf(git);
    }

    @Test
    void aSubjectOfAHundredKilobytesIsGitsAndARowTellsItsBeginning() {
        String subject = "feat: " + "long ".repeat(20_000) + "end";
        Revision odd = stored(
                "odd",
                people(ANA + " 1700000000 +0000", ANA + " 1700000000 +0000"),
                subject + "\n\n" + "x".repeat(10_000_000),
                StandardCharsets.UTF_8);

        Commit commit = HistoryReading.of(directory).isThatOf(git).commit(odd);

        assertThat(commit.subject()).isEqualTo(subject);
        assertThat(Headline.of(commit).subject()).startsWith("feat: long long").hasSize(Headline.LONGEST + 1);
    }

    @Test
    void anOctopusOfSixtyIsShownWithAllItsParents() {
        List<String> header = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String parent = git.run("commit-tree", "-m", "feat: arm " + i, "-p", start.id(), start.id() + "^{tree}");
            header.add("parent " + parent + "\n");
        }
        header.add("parent " + start.id() + "\n");
        header.add(header.getFirst());
        Revision octopus = stored(
                "octopus",
                String.join("", header) + people(ANA + " 4000000000 +0000", ANA + " 4000000000 +0000"),
                "Merge sixty\n",
                StandardCharsets.UTF_8);

        HistoryReading reading = HistoryReading.of(directory).isThatOf(git);

        assertThat(reading.commit(octopus).parents()).hasSize(62);
        assertThat(reading.rows()).hasSize(62);
        git.run("commit-graph", "write", "--reachable");
        HistoryReading.of(directory).isThatOf(git);
    }
}
