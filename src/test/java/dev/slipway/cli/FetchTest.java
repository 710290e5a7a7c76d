package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.git.GitProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others have pushed, on the command line. */
class FetchTest {
    @TempDir
    Path directory;

    private HelloProject hello;
    private GitProgram colleague;

    @BeforeEach
    void make() throws Exception {
        hello = new HelloProject(directory);
        Path shared = directory.resolve("shared.git");
        hello.git().run("clone", "-q", "--bare", hello.project().toString(), shared.toString());
        hello.git().run("remote", "add", "origin", "ssh://" + hello.sshd().address() + shared);
        colleague = GitProgram.init(directory.resolve("colleague"));
        colleague.run("pull", "-q", shared.toString(), "main");
        colleague.run("remote", "add", "origin", shared.toString());
        hello.run("fetch");
    }

    @AfterEach
    void close() {
        if (hello != null) {
            hello.close();
        }
    }

    private void push(String tag, String text) {
        colleague.run("commit", "-q", "--allow-empty", "-m", "feat: " + text);
        colleague.run("tag", "-f", "-a", "-m", tag, tag);
        colleague.run("push", "-q", "-f", "origin", "HEAD:main", "refs/tags/" + tag);
    }

    @Test
    void branchesAndTagsComeOverTheConnectionsOfTheHosts() {
        push("v9.0.0", "nine");

        Said said = hello.run("fetch");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out())
                .containsPattern("branch origin/main {2}[0-9a-f]{7} \u2192 [0-9a-f]{7}\n")
                .containsPattern("tag v9.0.0 {2}new at [0-9a-f]{7}\n")
                .endsWith("From origin: 1 branch and 1 tag.\n");
        assertThat(hello.run("plan", "v9.0.0", "--to", "staging").status()).isZero();
        assertThat(hello.run("fetch").out()).isEqualTo("Nothing new came from origin.\n");
    }

    @Test
    void aTagThatNamesSomethingElseThereStaysAsItIsHere() {
        push("v9.0.0", "nine");
        hello.run("fetch");
        String here = hello.git().run("rev-parse", "v9.0.0");
        push("v9.0.0", "nine again");

        Said said = hello.run("fetch");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err())
                .contains("The tag v9.0.0 stays as it is: a tag of this name is here already", "git tag -d");
        assertThat(hello.git().run("rev-parse", "v9.0.0")).isEqualTo(here);
    }

    @Test
    void whichRemoteIsMeantIsSaidWhereItIsNotClear() {
        hello.git().run("remote", "rename", "origin", "upstream");
        assertThat(hello.run("fetch").out()).isEqualTo("Nothing new came from upstream.\n");

        hello.git()
                .run("remote", "add", "other", directory.resolve("nowhere.git").toString());
        Said several = hello.run("fetch");
        assertThat(several.status()).isEqualTo(2);
        assertThat(several.err())
                .contains("several remotes, and none is called origin", "Choose one of other, upstream.");
        assertThat(hello.run("fetch", "origin").err()).contains("The repository has no remote origin.");
        Said nowhere = hello.run("fetch", "other");
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err()).contains("nowhere.git");

        hello.git().run("remote", "remove", "other");
        hello.git().run("remote", "remove", "upstream");
        assertThat(hello.run("fetch").err())
                .contains("The repository has no remote, so there is nothing to fetch from.");
    }
}
