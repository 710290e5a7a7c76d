package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Digest;
import dev.slipway.release.ReleaseFile;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static final List<String> EVERYTHING = List.of("**");

    @TempDir
    Path directory;

    @Test
    void filesAreThoseThatGitListsWithTheirModesAndExactBytes() throws IOException {
        GitProgram git = GitProgram.init(directory);
        git.write("plain.txt", "plain\r\n")
                .write("with space", "1")
                .write("quo\"te's", "2")
                .write("two\nlines\t", "3");
        git.write("-leading", "4")
                .write("ünïcode/世界 🚀", "5")
                .write("empty", "")
                .write("a*b[c]\\d", "6");
        byte[] big = new byte[3 << 20];
        new Random(1).nextBytes(big);
        git.write("big.bin", big);
        git.write("run", "#!/bin/sh\n");
        assertThat(directory.resolve("run").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(directory.resolve("link"), Path.of("ünïcode/世界 🚀"));
        Files.createSymbolicLink(directory.resolve("dangling"), Path.of("/no such\nplace"));
        Revision revision = git.commit("feat: start");

        try (Repository repository = Repositories.open(directory)) {
            Repository.Content content = repository.content(revision, EVERYTHING);

            assertThat(content.manifest().files().stream().map(ContentTest::asGitLists))
                    .containsExactlyInAnyOrder(git.run("ls-tree", "-r", "-l", "-z", revision.id())
                            .replaceAll(" +", " ")
                            .replaceAll("[0-9a-f]{40} ", "")
                            .split("\0", 0));
            for (ReleaseFile file : content.manifest().files()) {
                byte[] bytes = git.runForBytes("cat-file", "blob", revision.id() + ":" + file.path());
                assertThat(read(content, file.path())).isEqualTo(bytes);
                assertThat(file.digest()).isEqualTo(Digest.of(bytes));
            }
        }
    }

    @Test
    void patternsChooseTheFilesAndWhereNothingMatchesTheManifestIsEmpty() {
        GitProgram git = GitProgram.init(directory);
        git.write("src/a.js", "a")
                .write("src/a.test.js", "t")
                .write("src/deep/b.js", "b")
                .write("README", "r");
        Revision revision = git.commit("feat: start");

        try (Repository repository = Repositories.open(directory)) {
            Repository.Content content = repository.content(revision, List.of("src/**", "!**/*.test.js"));
            assertThat(content.manifest().files())
                    .extracting(ReleaseFile::path)
                    .containsExactly("src/a.js", "src/deep/b.js");
            assertThatThrownBy(() -> content.open("README")).isInstanceOf(IllegalArgumentException.class);
            assertThat(repository
                            .content(revision, List.of("lib/**"))
                            .manifest()
                            .files())
                    .isEmpty();
        }
    }

    @Test
    void contentComesFromTheCommitAndNotFromTheWorkTree() throws IOException {
        GitProgram git = GitProgram.init(directory).write("slipway.yaml", "schema: 1\n");
        Revision revision = git.commit("feat: start");
        git.write("slipway.yaml", "schema: 2\n").write("other.txt", "new");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.file(revision, "slipway.yaml"))
                    .hasValue("schema: 1\n".getBytes(StandardCharsets.UTF_8));
            assertThat(read(repository.content(revision, EVERYTHING), "slipway.yaml"))
                    .asString()
                    .isEqualTo("schema: 1\n");
            assertThat(repository.modified()).isTrue();
        }
    }

    @Test
    void aFileThatIsAbsentOrADirectoryOrALinkHasNoContentAndALargeOneIsRefused() throws IOException {
        GitProgram git = GitProgram.init(directory);
        git.write("src/a", "a").write("limit", new byte[3 << 20]).write("large", new byte[(3 << 20) + 1]);
        Files.createSymbolicLink(directory.resolve("link"), Path.of("src/a"));
        Revision revision = git.commit("feat: start");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.file(revision, "absent")).isEmpty();
            assertThat(repository.file(revision, "src")).isEmpty();
            assertThat(repository.file(revision, "link")).isEmpty();
            assertThat(repository.file(revision, "limit").map(bytes -> bytes.length))
                    .hasValue(3 << 20);
            assertThatThrownBy(() -> repository.file(revision, "large"))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("large")
                    .hasMessageContaining("3 MiB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendor/**", "vendor/lib/**", "vendor/lib", "**"})
    void aSubmoduleAmongTheFilesIsRefusedByName(String pattern) {
        Revision revision = repositoryWithSubmodule();

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> repository.content(revision, List.of(pattern)))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("the submodule vendor/lib, which Slipway cannot deploy");
        }
    }

    @Test
    void aSubmoduleOutsideOfTheFilesDoesNotMatter() {
        Revision revision = repositoryWithSubmodule();

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository
                            .content(revision, List.of("**", "!vendor/lib/**", "!vendor/lib"))
                            .manifest()
                            .files())
                    .extracting(ReleaseFile::path)
                    .containsExactly("a.txt");
        }
    }

    @Test
    void aPointerOfGitLfsIsRefusedBecauseItIsNotTheFile() {
        GitProgram git = GitProgram.init(directory);
        git.write(
                "film.mp4", "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0".repeat(64) + "\nsize 9\n");
        Revision revision = git.commit("feat: film");

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> repository.content(revision, EVERYTHING))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("film.mp4 is kept in Git LFS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../etc/passwd", ".", "/etc/passwd", "a/../../b"})
    void aTreeMadeByHandCannotNameAFileOutsideOfTheRelease(String name) {
        Revision revision = commitOfTree((name + "\0").getBytes(StandardCharsets.UTF_8));

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> repository.content(revision, EVERYTHING))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("not safe to deploy");
        }
    }

    @Test
    void aNameThatIsNotUtf8IsRefusedBecauseItCannotArriveExactly() {
        Revision revision = commitOfTree(new byte[] {'a', (byte) 0xff, 0});

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> repository.content(revision, EVERYTHING))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("not safe to deploy");
        }
    }

    @Test
    void aPartialCloneSaysWhichObjectItLacksAndTheRemedyHelps() {
        GitProgram origin = GitProgram.init(directory.resolve("origin")).write("a.txt", "a");
        Revision revision = origin.commit("feat: start");
        origin.run("config", "uploadpack.allowFilter", "true");
        String url = origin.directory().toUri().toString();
        origin.run("clone", "-q", "--no-checkout", "--filter=blob:none", url, "../partial");
        GitProgram partial = new GitProgram(directory.resolve("partial"));

        try (Repository repository = Repositories.open(partial.directory())) {
            assertThat(repository.commit(revision).subject()).isEqualTo("feat: start");
            assertThatThrownBy(() -> repository.content(revision, EVERYTHING))
                    .isInstanceOfSatisfying(GitException.class, fault -> {
                        assertThat(fault).hasMessageContaining("partial clone and lacks object");
                        assertThat(fault.remedy()).endsWith("git fetch --refetch --no-filter");
                    });
            partial.run("fetch", "-q", "--refetch", "--no-filter");
            assertThat(repository.content(revision, EVERYTHING).manifest().files())
                    .hasSize(1);
        }
    }

    @Test
    void anObjectThatWasLostIsNamed() throws IOException {
        GitProgram git = GitProgram.init(directory).write("a.txt", "a");
        Revision revision = git.commit("feat: start");
        String blob = git.run("rev-parse", "HEAD:a.txt");

        try (Repository known = Repositories.open(directory);
                Repository repository = Repositories.open(directory)) {
            Repository.Content content = known.content(revision, EVERYTHING);
            Files.delete(directory.resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
            assertThatThrownBy(() -> repository.content(revision, EVERYTHING))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("lacks object " + blob);
            assertThatThrownBy(() -> content.open("a.txt"))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("lacks object " + blob);
        }
    }

    @Test
    void theThreeThousandFilesOfASecondReleaseAreListedInLessThanASecond() {
        GitProgram git = GitProgram.init(directory);
        Random random = new Random(7);
        byte[] bytes = new byte[10 << 10];
        for (int i = 0; i < 3000; i++) {
            random.nextBytes(bytes);
            git.write("files/" + i % 50 + "/" + i, bytes);
        }
        Revision first = git.commit("feat: first");
        git.write("files/1/1", "changed");
        Revision second = git.commit("feat: second");

        try (Repository repository = Repositories.open(directory)) {
            repository.content(first, EVERYTHING);
            long start = System.nanoTime();
            assertThat(repository.content(second, EVERYTHING).manifest().files())
                    .hasSize(3000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        }
    }

    private Revision repositoryWithSubmodule() {
        GitProgram git = GitProgram.init(directory).write("a.txt", "a");
        Revision other = git.commit("feat: start");
        git.run("update-index", "--add", "--cacheinfo", "160000," + other.id() + ",vendor/lib");
        git.run("commit", "-q", "-m", "feat: a submodule");
        return git.revision("HEAD");
    }

    /** A commit whose only file has a name that git itself would not record. */
    private Revision commitOfTree(byte[] nameAndNul) {
        GitProgram git = GitProgram.init(directory);
        String blob = git.runWith(new byte[] {'x'}, "hash-object", "-w", "--stdin");
        byte[] entry = new byte[7 + nameAndNul.length + 20];
        System.arraycopy("100644 ".getBytes(StandardCharsets.US_ASCII), 0, entry, 0, 7);
        System.arraycopy(nameAndNul, 0, entry, 7, nameAndNul.length);
        System.arraycopy(HexFormat.of().parseHex(blob), 0, entry, 7 + nameAndNul.length, 20);
        String tree = git.runWith(entry, "hash-object", "-w", "--literally", "-t", "tree", "--stdin");
        return new Revision(git.run("commit-tree", tree, "-m", "x"));
    }

    private static String asGitLists(ReleaseFile file) {
        String mode = switch (file.kind()) {
            case REGULAR -> "100644";
            case EXECUTABLE -> "100755";
            case LINK -> "120000";
        };
        return mode + " blob " + file.size() + "\t" + file.path();
    }

    private static byte[] read(Repository.Content content, String path) throws IOException {
        try (InputStream stream = content.open(path)) {
            return stream.readAllBytes();
        }
    }
}
