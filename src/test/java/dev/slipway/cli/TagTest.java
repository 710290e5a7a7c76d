package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.git.GitProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A release is tagged, with whose words, and goes to others. */
class TagTest extends WithHelloProject {
    private GitProgram shared;

    @BeforeEach
    void share() throws Exception {
        Path place = directory.toRealPath().resolve("shared.git");
        hello.git().run("clone", "-q", "--bare", hello.project().toString(), place.toString());
        hello.git().run("remote", "add", "origin", place.toString());
        shared = new GitProgram(place);
    }

    private String message(String tag) {
        return hello.git().run("tag", "-l", "--format=%(contents)", tag).strip();
    }

    @Test
    void theTagGoesToTheUsualRemoteRightAfterItIsMade() {
        Said said = hello.run("tag", "--push", "2.0.0");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).matches("v2\\.0\\.0 at [0-9a-f]{7}\npushed to origin\n");
        assertThat(shared.run("rev-parse", "v2.0.0")).isEqualTo(hello.git().run("rev-parse", "v2.0.0"));
        assertThat(hello.run("audit").out()).contains("release.tagged", "branch.pushed", "tag v2.0.0 of origin");
    }

    @Test
    void aVersionBelowOneThatTheCommitContainsIsRefused() {
        hello.run("tag", "2.0.0");

        Said said = hello.run("tag", "0.0.1");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("v0.0.1 is lower than v2.0.0, which this commit contains.");
        assertThat(hello.git().run("tag", "-l", "v0.0.1")).isEmpty();
    }

    @Test
    void anotherRemoteIsNamed() {
        hello.git().run("remote", "rename", "origin", "public");
        hello.git()
                .run("remote", "add", "backup", directory.resolve("nowhere.git").toString());

        Said unclear = hello.run("tag", "2.0.0", "--push");
        assertThat(unclear.status()).isEqualTo(2);
        assertThat(unclear.err()).contains("several remotes, and none is called origin");
        assertThat(hello.run("tag", "2.0.0", "--push=nobody").err()).contains("The repository has no remote nobody.");
        assertThat(hello.git().run("tag", "-l", "v2*")).isEmpty();

        Said said = hello.run("tag", "2.0.0", "--push=public");
        assertThat(said.out()).contains("pushed to public");
        assertThat(shared.run("tag", "-l", "v2*")).isEqualTo("v2.0.0");
    }

    @Test
    void aTagThatIsThereWithAnotherTargetIsNeverOverwritten() {
        hello.git().run("push", "-q", "origin", "HEAD~1:refs/tags/v2.0.0");

        Said said = hello.run("tag", "2.0.0", "--push");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err())
                .contains(
                        "The tag v2.0.0 is made here, but not pushed.",
                        "git tag -d v2.0.0",
                        "origin did not take tag v2.0.0: a tag of this name is there already");
        assertThat(shared.run("rev-parse", "v2.0.0")).isEqualTo(hello.git().run("rev-parse", "HEAD~1"));
        assertThat(hello.git().run("tag", "-l", "v2*")).isEqualTo("v2.0.0");
    }

    @Test
    void whereTheRemoteGivesNoAnswerItIsNotSaidThatItDoesNotHaveTheTag() throws Exception {
        hello.git()
                .run(
                        "remote",
                        "set-url",
                        "origin",
                        directory.resolve("nowhere.git").toString());

        Said said = hello.run("tag", "2.0.0", "--push");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains(
                        "The tag v2.0.0 is made here. It is not known whether origin has it: push again to find out:"
                                + " git push origin v2.0.0",
                        "nowhere.git")
                .doesNotContain("not pushed", "tag -d");
        assertThat(hello.git().run("tag", "-l", "v2*")).isEqualTo("v2.0.0");
    }

    @Test
    void theMessageComesFromAFileOrStandardInputWithItsHeadings() throws Exception {
        Path file = Files.writeString(directory.resolve("notes.md"), "Two\n\n### Fixes\n\n- ünïcode\n");

        assertThat(hello.run("tag", "2.0.0", "-F", file.toString()).status()).isZero();
        assertThat(hello.reading("Three\n\n# and more\n", "tag", "3.0.0", "-F", "-")
                        .status())
                .isZero();
        assertThat(hello.run("tag", "4.0.0", "-m", "").status()).isZero();

        assertThat(message("v2.0.0")).isEqualTo("Two\n\n### Fixes\n\n- ünïcode");
        assertThat(message("v3.0.0")).isEqualTo("Three\n\n# and more");
        assertThat(message("v4.0.0")).isEqualTo("v4.0.0");
    }

    @Test
    void aMessageThatCannotBeReadMakesNoTag() throws Exception {
        Path latin = Files.write(directory.resolve("latin"), new byte[] {'a', (byte) 0xe4});

        assertThat(hello.run("tag", "2.0.0", "-F", "nowhere.md").err()).contains("There is no file nowhere.md.");
        assertThat(hello.run("tag", "2.0.0", "-F", latin.toString()).err()).contains("is not UTF-8.");
        assertThat(hello.run("tag", "2.0.0", "-F", directory.toString()).err()).contains("cannot be read");
        assertThat(hello.run("tag", "2.0.0", "-F", "/dev/zero").err()).contains("is longer than 1 MiB.");
        assertThat(hello.run("tag", "2.0.0", "-F", "-", "-m", "x").err()).contains("-m and -F both give the message.");
        assertThat(hello.git().run("tag", "-l", "v2*")).isEmpty();
    }
}
