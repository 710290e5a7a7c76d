package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @TempDir
    Path directory;

    @Test
    void branchesAreListedAsGitDoesWithWhatTheyFollow() {
        GitProgram origin = GitProgram.init(directory.resolve("origin"));
        Revision tip = origin.commit("feat: start");
        origin.run("branch", "release/ü \"1\"".replace(' ', '-'));
        origin.run("clone", "-q", ".", "../clone");
        GitProgram clone = new GitProgram(directory.resolve("clone"));
        clone.run("branch", "alone");

        try (Repository repository = Repositories.open(clone.directory())) {
            assertThat(repository.branches())
                    .containsExactly(
                            new Branch("alone", false, tip, Optional.empty()),
                            new Branch("main", false, tip, Optional.of("origin/main")),
                            new Branch("origin/main", true, tip, Optional.empty()),
                            new Branch("origin/release/ü-\"1\"", true, tip, Optional.empty()));
        }
    }

    @Test
    void aCommitIsNamedByItsWayFromAnother() {
        GitProgram git = GitProgram.init(directory);
        Revision first = git.commit("feat: start");
        Revision second = git.commit("feat: go on");
        git.run("tag", "-a", "v1.0.0", "-m", "v1.0.0");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.resolve("HEAD~1")).contains(first);
            assertThat(repository.resolve("v1.0.0^")).contains(first);
            assertThat(repository.resolve(second.abbreviated() + "~")).contains(first);
            assertThat(repository.resolve("main~0")).contains(second);
            assertThat(repository.resolve("HEAD~2")).isEmpty();
            assertThat(repository.resolve("HEAD^2")).isEmpty();
            assertThat(repository.resolve("HEAD~99999999999999")).isEmpty();
            assertThat(repository.resolve("nowhere~1")).isEmpty();
        }
    }

    @Test
    void tagsNameTheirCommitThroughAnyNumberOfTagObjects() {
        GitProgram git = GitProgram.init(directory);
        Revision commit = git.commit("feat: start");
        git.run("tag", "light");
        git.run("tag", "-a", "v1.0.0", "-m", "First\n\nWith notes.");
        git.run("tag", "-a", "nested", "-m", "A tag of a tag", "v1.0.0");
        git.run("tag", "tree", "HEAD^{tree}");
        git.run("pack-refs", "--all");

        try (Repository repository = Repositories.open(directory)) {
            List<Tag> tags = repository.tags();
            assertThat(tags).extracting(Tag::name).containsExactly("light", "nested", "v1.0.0");
            assertThat(tags).extracting(Tag::revision).containsOnly(commit);
            assertThat(tags).extracting(Tag::annotated).containsExactly(false, true, true);
            assertThat(tags.getLast().message()).isEqualTo("First\n\nWith notes.");
            assertThat(tags.getLast().tagger()).contains(new Person("Ben Okafor", "ben@shop.example"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tagsThatOthersMoveRemoveAndNameAgainAreSeenInAnOpenRepository(boolean commitGraph) {
        GitProgram git = GitProgram.init(directory);
        Revision first = git.commit("feat: one");
        Revision second = git.commit("feat: two");
        git.run("tag", "-a", "moved", "-m", "First", first.id());
        git.run("tag", "light", first.id());
        git.run("tag", "gone", first.id());
        if (commitGraph) {
            git.run("commit-graph", "write", "--reachable");
        }

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.tags()).extracting(Tag::name).containsExactly("gone", "light", "moved");
            git.run("tag", "again", "moved");
            git.run("tag", "-f", "-a", "moved", "-m", "Second", second.id());
            git.run("tag", "-d", "gone");
            git.run("tag", "lighter", first.id());
            List<Tag> tags = repository.tags();
            assertThat(tags).extracting(Tag::name).containsExactly("again", "light", "lighter", "moved");
            assertThat(tags).extracting(Tag::revision).containsExactly(first, first, first, second);
            assertThat(tags).extracting(Tag::message).containsExactly("First", "", "", "Second");
        }
    }

    @Test
    void aNameIsResolvedAsGitDoesAndATagWinsOverABranch() {
        GitProgram git = GitProgram.init(directory);
        Revision first = git.commit("feat: one");
        git.run("tag", "-a", "same", "-m", "The tag");
        Revision second = git.commit("feat: two");
        git.run("branch", "same");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.resolve("same")).contains(first);
            assertThat(repository.resolve("refs/heads/same")).contains(second);
            assertThat(repository.resolve("main")).contains(second);
            assertThat(repository.resolve("HEAD")).contains(second);
            assertThat(repository.resolve(first.id())).contains(first);
            assertThat(repository.resolve(first.id().substring(0, 12))).contains(first);
            assertThat(repository.resolve(git.run("rev-parse", "same"))).contains(first);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "absent",
                "main~1",
                "HEAD^",
                "../../config",
                "refs/../HEAD",
                "-h",
                "a b",
                "@{-1}",
                "0000",
                "two\nlines"
            })
    void whatNamesNoCommitIsAnsweredWithNothing(String name) {
        GitProgram.init(directory).commit("feat: start");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.resolve(name)).isEmpty();
        }
    }

    @Test
    void anIdOfAFileNamesNoCommitAndABranchThatLooksLikeAnIdDoesNotHideTheCommit() {
        GitProgram git = GitProgram.init(directory).write("a.txt", "a");
        Revision first = git.commit("feat: one");
        git.commit("feat: two");
        git.run("update-ref", "refs/heads/" + first.id(), "HEAD");

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.resolve(git.run("rev-parse", "HEAD:a.txt"))).isEmpty();
            assertThat(repository.resolve(first.id())).contains(first);
        }
    }

    @Test
    void aTagThatIsMadeReadsInGitAsMadeThere() {
        GitProgram git = GitProgram.init(directory);
        Revision commit = git.commit("feat: start");

        try (Repository repository =
                Repositories.open(directory, Clock.fixed(NOW, ZoneOffset.ofHours(2)), Optional.empty())) {
            Tag made = repository.tag("v1.0.0", commit, "Release 1.0.0\n\nWith „notes“.");

            assertThat(made)
                    .isEqualTo(new Tag(
                            "v1.0.0",
                            commit,
                            true,
                            Optional.of(new Person("Cleo Marsh", "cleo@shop.example")),
                            Optional.of(NOW),
                            "Release 1.0.0\n\nWith „notes“."));
            assertThat(repository.tags()).containsExactly(made);
        }
        String format = "--format=%(objecttype) %(*objectname) %(taggername) %(taggerdate:iso-strict) %(contents)";
        assertThat(git.run("for-each-ref", format, "refs/tags").strip())
                .isEqualTo(
                        "tag " + commit.id() + " Cleo Marsh 2026-11-21T12:00:00+02:00 Release 1.0.0\n\nWith „notes“.");
        assertThat(git.run("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    void aNameThatGitAllowsIsOnlyAName() {
        GitProgram git = GitProgram.init(directory);
        Revision commit = git.commit("feat: start");
        List<String> names = List.of("$(x)", "`id`", "v1;reboot", "\"v1\"", "'v1'", "ü/世界", "v1&&x");

        try (Repository repository = Repositories.open(directory)) {
            names.forEach(name -> repository.tag(name, commit, name));
            assertThat(repository.tags()).extracting(Tag::name).containsExactlyInAnyOrderElementsOf(names);
        }
        assertThat(git.run("tag").lines()).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-d", "a b", "a..b", "a\nb", "a~1", "a^", "a:b", "a?", "a*", "a[", "a.lock", ".a", "a/", "/a",
                "a//b", "a@{b", "a\\b", "HEAD"
            })
    void aNameThatGitForbidsIsRefused(String name) {
        GitProgram git = GitProgram.init(directory);
        Revision commit = git.commit("feat: start");

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> repository.tag(name, commit, "x"))
                    .isInstanceOf(GitException.class)
                    .hasMessageStartingWith("Git does not allow a tag of this name")
                    .message()
                    .doesNotContain("\n");
        }
        assertThat(git.run("tag")).isEmpty();
    }

    @Test
    void aTagIsNeverMoved() {
        GitProgram git = GitProgram.init(directory);
        Revision first = git.commit("feat: one");
        git.run("tag", "-a", "v1.0.0", "-m", "First");
        Revision second = git.commit("feat: two");

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> repository.tag("v1.0.0", second, "Again"))
                    .isInstanceOf(GitException.class)
                    .hasMessage("The tag v1.0.0 exists already.");
        }
        assertThat(git.revision("v1.0.0")).isEqualTo(first);
    }

    @Test
    void aTagIsNotMadeUnsignedWhereGitIsToldToSign() {
        GitProgram git = GitProgram.init(directory);
        Revision commit = git.commit("feat: start");
        git.run("config", "tag.gpgSign", "true");

        try (Repository repository = Repositories.open(directory)) {
            assertThatThrownBy(() -> repository.tag("v1.0.0", commit, "First"))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("signed tags");
        }
        assertThat(git.run("tag")).isEmpty();
    }

    @Test
    void thePersonIsTheOneThatGitIsConfiguredWith() {
        GitProgram.init(directory);

        try (Repository repository = Repositories.open(directory)) {
            assertThat(repository.identity()).isEqualTo(new Person("Cleo Marsh", "cleo@shop.example"));
        }
    }
}
