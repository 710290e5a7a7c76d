package dev.slipway.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many have another name, address or key for the repositories of another employer (git-config(1), includeIf). */
class ConditionalSettingsTest {
    @TempDir
    Path directory;

    private GitProgram git;
    private Revision tip;

    @BeforeEach
    void makeRepository() throws IOException {
        git = GitProgram.init(directory.resolve("employer/shop"));
        tip = git.write("page", "one\n").commit("feat: page");
        Path work = Files.writeString(
                directory.resolve("at-work"), "[user]\n\tname = Mia at Work\n\temail = mia@work.example\n");
        git.run("config", "includeIf.gitdir:" + directory.toRealPath() + "/employer/.path", work.toString());
        git.run("config", "includeIf.gitdir:" + directory.toRealPath() + "/home/.path", "/absent");
    }

    @Test
    void aTagIsMadeByWhoGitSaysHere() {
        try (Repository repository = Repositories.open(git.directory())) {
            repository.tag("v1.0.0", tip, "First");

            assertThat(repository.identity()).isEqualTo(new Person("Mia at Work", "mia@work.example"));
        }
        assertThat(git.run("tag", "-l", "--format=%(taggername) %(taggeremail)", "v1.0.0"))
                .isEqualTo("Mia at Work <mia@work.example>");
    }

    @Test
    void aMergeIsMadeByWhoGitSaysHere() throws InterruptedException {
        git.run("checkout", "-q", "-b", "theirs");
        Revision theirs = git.write("other", "two\n").commit("feat: other");
        git.run("checkout", "-q", "main");
        Revision ours = git.write("page", "two\n").commit("fix: page");

        try (Repository repository = Repositories.open(git.directory())) {
            Merges merges = repository.merges(System.getenv());
            Revision made = merges.write((Prediction.Clean) merges.predict(ours, theirs), "Merge branch 'theirs'");

            assertThat(git.run("log", "-1", "--format=%an <%ae> %cn", made.id()))
                    .isEqualTo("Mia at Work <mia@work.example> Mia at Work");
        }
    }

    @Test
    void whetherTagsAreSignedMayDependOnThePlaceToo() throws IOException {
        Files.writeString(directory.resolve("at-work"), "[tag]\n\tgpgSign\n");

        try (Repository repository = Repositories.open(git.directory())) {
            assertThat(repository.signatures(System.getenv()).wanted()).isTrue();
            assertThatThrownBy(() -> repository.tag("v1.0.0", tip, "First"))
                    .hasMessage("Your git configuration asks for signed tags.");
        }
    }

    @Test
    void withoutGitToAskNothingIsMadeUnderAWrongName() throws InterruptedException {
        try (Repository repository = Repositories.open(git.directory())) {
            Signatures signatures = repository.signatures(Map.of());

            assertThatThrownBy(() -> signatures.tag("v1.0.0", tip, "First"))
                    .hasMessage(
                            "Git's configuration has conditional includes (includeIf), and git, which resolves them, "
                                    + "did not: git is not installed.");
        }
        assertThat(git.run("tag")).isEmpty();
    }
}
