package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.git.diff.DiffLine;
import dev.slipway.git.diff.DiffOptions;
import dev.slipway.git.diff.FileDiff;
import dev.slipway.git.diff.Hunk;
import dev.slipway.git.diff.LfsPointer;
import dev.slipway.git.diff.LineCounts;
import dev.slipway.git.diff.TreeEntry;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiffTest {
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @TempDir
    Path directory;

    private GitProgram git;

    @BeforeEach
    void makeRepository() {
        git = GitProgram.init(directory);
    }

    @Test
    void whatALineIsAndWhereItStandsIsTold() {
        FileDiff.Text diff = text("one\ntwo\nthree\n", "one\n2\nthree\nfour\n");

        assertThat(diff.leftOut()).isZero();
        Hunk hunk = diff.hunks().getFirst();
        assertThat(List.of(hunk.oldStart(), hunk.oldLength(), hunk.newStart(), hunk.newLength()))
                .containsExactly(1, 3, 1, 4);
        assertThat(hunk.lines())
                .extracting(DiffLine::kind, DiffLine::oldNumber, DiffLine::newNumber, DiffLine::text)
                .containsExactly(
                        tuple(DiffLine.Kind.CONTEXT, 1, 1, "one"),
                        tuple(DiffLine.Kind.REMOVED, 2, 0, "two"),
                        tuple(DiffLine.Kind.ADDED, 0, 2, "2"),
                        tuple(DiffLine.Kind.CONTEXT, 3, 3, "three"),
                        tuple(DiffLine.Kind.ADDED, 0, 4, "four"));
    }

    @Test
    void wordsThatChangedAreMarkedInTheLinesThatBelongTogether() {
        FileDiff.Text diff = text(
                "int total = price * count;\nreturn total;\n",
                "// with what is added for tax\nlong total = price * (count + 1);\nreturn total;\n");

        assertThat(marked(diff))
                .containsExactly(
                        "-[int] total = price * count;",
                        "+// with what is added for tax",
                        "+[long] total = price * [(]count[ + 1)];",
                        " return total;");
    }

    @Test
    void linesThatHaveLittleInCommonAreNotComparedByWords() {
        assertThat(marked(text("the quick brown fox\n", "return 17;\n")))
                .containsExactly("-the quick brown fox", "+return 17;");
    }

    @Test
    void whiteSpaceIsIgnoredWhereThatIsAskedFor() {
        ChangedFile file = changed("a  b\nc = d(e)\n", "a b\n  c = d(e,  f)\n");

        assertThat(marked(text(file, DiffOptions.DEFAULT)))
                .containsExactly("-a[  ]b", "-c = d(e)", "+a[ ]b", "+[  ]c = d(e[,  f])");
        DiffOptions ignoring = new DiffOptions(3, DiffOptions.WhiteSpace.IGNORED);
        assertThat(marked(text(file, ignoring))).containsExactly(" a b", "-c = d(e)", "+  c = d(e[,  f])");
        assertThat(text(changed("x\n", " x\n"), ignoring).hunks()).isEmpty();
    }

    @Test
    void howALineEndsIsToldAndNoPartOfItsText() {
        FileDiff.Text diff = text("dos\r\nunix\nlast\n", "dos\nunix\r\nlast");

        assertThat(diff.hunks().getFirst().lines())
                .extracting(DiffLine::kind, DiffLine::text, DiffLine::ending)
                .containsExactly(
                        tuple(DiffLine.Kind.REMOVED, "dos", DiffLine.Ending.CRLF),
                        tuple(DiffLine.Kind.REMOVED, "unix", DiffLine.Ending.LF),
                        tuple(DiffLine.Kind.REMOVED, "last", DiffLine.Ending.LF),
                        tuple(DiffLine.Kind.ADDED, "dos", DiffLine.Ending.LF),
                        tuple(DiffLine.Kind.ADDED, "unix", DiffLine.Ending.CRLF),
                        tuple(DiffLine.Kind.ADDED, "last", DiffLine.Ending.NONE));
    }

    @Test
    void whatIsNoUtf8IsReadAsLatin1() {
        ChangedFile file =
                changed("Grün\n".getBytes(StandardCharsets.ISO_8859_1), "Grün 世界\n".getBytes(StandardCharsets.UTF_8));

        assertThat(marked(text(file, DiffOptions.DEFAULT))).containsExactly("-Grün", "+Grün[ 世界]");
    }

    @Test
    void aLoneCarriageReturnMakesNoBinaryFile() {
        assertThat(marked(text("one\rtwo\n", "one\rtwo\nthree\n"))).containsExactly(" one\rtwo", "+three");
    }

    @Test
    void aLongLineIsCutAndSaysHowMuchIsLeftOut() {
        DiffLine line = text("", "x".repeat(9_999) + "🚢".repeat(10) + "\n")
                .hunks()
                .getFirst()
                .lines()
                .getFirst();

        assertThat(line.text()).isEqualTo("x".repeat(9_999));
        assertThat(line.leftOut()).isEqualTo(20);
    }

    @Test
    void aLongDiffIsCutAndSaysHowMuchIsLeftOut() {
        FileDiff.Text diff = text("", "line\n".repeat(30_000));

        assertThat(diff.hunks().getFirst().lines()).hasSize(20_000);
        assertThat(diff.hunks().getFirst().newLength()).isEqualTo(30_000);
        assertThat(diff.leftOut()).isEqualTo(10_000);
    }

    @Test
    void textsThatTakeTooLongToCompareAreTooLarge() {
        String before = IntStream.range(0, 60_000)
                .mapToObj(i -> "same " + i + "\nleft " + i + "\n")
                .collect(Collectors.joining());
        ChangedFile file = changed(before, before.replace("left", "right"));

        assertThat(diff(file)).isInstanceOf(FileDiff.TooLarge.class);
        assertThat(counts(file).binary()).isTrue();
        assertThat(diff(changed("x\n".repeat(9 << 20), "y\n"))).isEqualTo(new FileDiff.TooLarge(18 << 20, 2));
    }

    @Test
    void aFileWithANulIsBinary() {
        ChangedFile file = changed(new byte[] {'a', 0}, new byte[] {'a', 0, 'b'});

        assertThat(diff(file)).isEqualTo(new FileDiff.Binary(2, 3));
        assertThat(counts(file)).isEqualTo(new LineCounts(0, 0, true));
        byte[] late = "x".repeat(8_001).getBytes(StandardCharsets.UTF_8);
        late[8_000] = 0;
        assertThat(diff(changed(late, new byte[] {'a', '\n'}))).isInstanceOf(FileDiff.Text.class);
    }

    @Test
    void picturesAreGivenAsSuchWhateverTheirName() {
        assertThat(diff(changed(PICTURE, Arrays.copyOf(PICTURE, PICTURE.length + 1))))
                .isInstanceOfSatisfying(FileDiff.Image.class, image -> {
                    assertThat(image.before()).hasValue(PICTURE);
                    assertThat(image.after())
                            .hasValueSatisfying(after -> assertThat(after).hasSize(PICTURE.length + 1));
                });
        git.write("bitmap", bitmap());
        assertThat(diff(only(git.commit("feat: bitmap")))).isInstanceOf(FileDiff.Image.class);
        assertThat(diff(changed("BM is no bitmap\n", "GIF89a\n"))).isInstanceOf(FileDiff.Text.class);
        assertThat(diff(changed(PICTURE, new byte[] {0}))).isEqualTo(new FileDiff.Binary(PICTURE.length, 1));
    }

    @Test
    void aPointerOfGitLfsIsLabelled() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";

        assertThat(diff(changed(pointer, pointer.replace("12345", "7"))))
                .isEqualTo(new FileDiff.Lfs(
                        Optional.of(new LfsPointer("sha256:4d7a", 12345)),
                        Optional.of(new LfsPointer("sha256:4d7a", 7))));
    }

    @Test
    void aSubmoduleTellsItsCommits() {
        String first = "1".repeat(40);
        String second = "2".repeat(40);
        git.run("update-index", "--add", "--cacheinfo", "160000," + first + ",lib");
        git.run("commit", "-q", "-m", "feat: lib");
        Revision added = git.revision("HEAD");
        git.run("update-index", "--cacheinfo", "160000," + second + ",lib");
        git.run("commit", "-q", "-m", "feat: newer lib");

        assertThat(diff(only(added))).isEqualTo(new FileDiff.Submodule(Optional.empty(), Optional.of(first)));
        ChangedFile moved = only(git.revision("HEAD"));
        assertThat(diff(moved)).isEqualTo(new FileDiff.Submodule(Optional.of(first), Optional.of(second)));
        assertThat(counts(moved)).isEqualTo(new LineCounts(1, 1, false));
    }

    @Test
    void aFileThatBecomesExecutableHasNoHunksButAnotherKind() {
        git.write("f", "#!/bin/sh\n").commit("feat: before");
        assertThat(directory.resolve("f").toFile().setExecutable(true)).isTrue();
        ChangedFile file = only(git.commit("feat: after"));

        assertThat(file.before().map(TreeEntry::kind)).contains(TreeEntry.Kind.REGULAR);
        assertThat(file.after().map(TreeEntry::kind)).contains(TreeEntry.Kind.EXECUTABLE);
        assertThat(diff(file)).isEqualTo(new FileDiff.Text(List.of(), 0));
    }

    @Test
    void aCommitIsComparedWithItsFirstParentOrAnyOtherAndTheFirstOneWithNothing() {
        Revision root = git.write("a", "a\n").commit("feat: a");
        git.run("checkout", "-q", "-b", "side");
        Revision side = git.write("b", "b\n").commit("feat: b");
        git.run("checkout", "-q", "main");
        Revision main = git.write("c", "c\n").commit("feat: c");
        git.run("merge", "-q", "--no-ff", "-m", "Merge side", "side");
        Revision merge = git.revision("HEAD");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.changes(root)).extracting(ChangedFile::path).containsExactly("a");
            assertThat(repository.changes(merge)).extracting(ChangedFile::path).containsExactly("b");
            assertThat(repository.changes(Optional.of(side), merge))
                    .extracting(ChangedFile::path)
                    .containsExactly("c");
            assertThat(repository.changes(Optional.of(main), main)).isEmpty();
            assertThat(marked((FileDiff.Text)
                            repository.diff(repository.changes(root).getFirst(), DiffOptions.DEFAULT)))
                    .containsExactly("+a");
        }
    }

    @Test
    void inAPartialCloneTheListIsThereAndAMissingFileSaysHowToGetIt() throws IOException {
        git.write("f", "one\ntwo\nthree\n").write("gone", "gone\n").commit("feat: before");
        Files.delete(directory.resolve("gone"));
        git.write("f", "one\n2\nthree\n").write("come", "come\n").commit("feat: after");
        git.run("config", "uploadpack.allowFilter", "true");
        git.run("clone", "-q", "--bare", "--filter=blob:none", "file://" + directory, "partial");

        try (Repository repository = Repositories.open(directory.resolve("partial"))) {
            Revision head = repository.resolve("HEAD").orElseThrow();
            List<ChangedFile> files = repository.changes(head);
            assertThat(files)
                    .extracting(ChangedFile::path, ChangedFile::kind)
                    .containsExactly(
                            tuple("come", FileChange.Kind.ADDED),
                            tuple("f", FileChange.Kind.MODIFIED),
                            tuple("gone", FileChange.Kind.DELETED));
            assertThatThrownBy(() -> repository.diff(files.get(1), DiffOptions.DEFAULT))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("is a partial clone and lacks object");
        }
    }

    private static byte[] bitmap() {
        byte[] bytes = new byte[58];
        bytes[0] = 'B';
        bytes[1] = 'M';
        bytes[14] = 40;
        return bytes;
    }

    private ChangedFile changed(String before, String after) {
        return changed(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
    }

    private ChangedFile changed(byte[] before, byte[] after) {
        git.write("f", before).commit("feat: before");
        return only(git.write("f", after).commit("feat: after"));
    }

    private ChangedFile only(Revision commit) {
        try (Repository repository = Repositories.open(directory)) {
            List<ChangedFile> files = repository.changes(commit);
            assertThat(files).hasSize(1);
            return files.getFirst();
        }
    }

    private FileDiff diff(ChangedFile file) {
        try (Repository repository = Repositories.open(directory)) {
            return repository.diff(file, DiffOptions.DEFAULT);
        }
    }

    private LineCounts counts(ChangedFile file) {
        try (Repository repository = Repositories.open(directory)) {
            return repository.counts(List.of(file)).getFirst();
        }
    }

    private FileDiff.Text text(String before, String after) {
        return text(changed(before, after), DiffOptions.DEFAULT);
    }

    private FileDiff.Text text(ChangedFile file, DiffOptions options) {
        try (Repository repository = Repositories.open(directory)) {
            return (FileDiff.Text) repository.diff(file, options);
        }
    }

    /** Each line behind its sign, with what changed in it in brackets. */
    private static List<String> marked(FileDiff.Text diff) {
        return diff.hunks().stream()
                .flatMap(hunk -> hunk.lines().stream())
                .map(FileDiffTest::marked)
                .toList();
    }

    private static String marked(DiffLine line) {
        StringBuilder marked = new StringBuilder(line.text());
        for (DiffLine.Span span : line.changed().reversed()) {
            marked.insert(span.end(), "]").insert(span.start(), "[");
        }
        return DiffLikeGitTest.sign(line.kind()) + marked;
    }
}
