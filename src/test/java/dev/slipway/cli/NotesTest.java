package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is new, told on the command line. */
class NotesTest extends WithHelloProject {
    private static final String LINKS =
            "notes: { links: [{ match: '#{number}', to: 'https://git.example/issues/{number}' }] }\n";

    private void commit(String message) {
        hello.git().run("commit", "-q", "--allow-empty", "-m", message);
    }

    @Test
    void withoutAnyWordItIsWhatCameSinceTheLastRelease() {
        commit("fix: wave back\n\nCloses #3");
        commit("feat(door)!: greet at the door");
        hello.configure(LINKS);

        Said said = hello.run("notes");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).isEqualTo("""
                        ### Breaking changes

                        - **door:** greet at the door

                        ### Fixes

                        - wave back ([#3](<https://git.example/issues/3>))

                        ### Maintenance

                        - configure
                        """);
    }

    @Test
    void aReleaseThatIsTaggedTellsWhatItBrings() {
        assertThat(hello.run("notes").out()).isEqualTo("### Features\n\n- say hello again\n");
        assertThat(hello.run("notes", "v1.0.0", "v1.1.0").out()).isEqualTo("### Features\n\n- say hello again\n");
    }

    @Test
    void aFinalReleaseTellsAllSinceTheLastFinalOneAndATriedOneSinceTheLastTry() {
        commit("feat: wave");
        hello.git().run("tag", "-a", "-m", "try", "v1.2.0-rc.1");
        commit("fix: wave slower");
        hello.git().run("tag", "-a", "-m", "try", "v1.2.0-rc.2");
        assertThat(hello.run("notes").out()).isEqualTo("### Fixes\n\n- wave slower\n");

        commit("docs: how to wave");
        assertThat(hello.run("notes").out()).contains("- wave\n", "- wave slower\n", "- how to wave\n");
        assertThat(hello.run("tag", "1.2.0-rc.3").status()).isZero();
        assertThat(message("v1.2.0-rc.3")).contains("how to wave").doesNotContain("slower");
        assertThat(hello.run("tag", "1.2.0").status()).isZero();
        assertThat(message("v1.2.0")).contains("how to wave", "slower", "- wave\n");
    }

    @Test
    void aVersionOfWhichNotAllCommitsWereLookedAtIsNotSure() {
        StringBuilder commits = new StringBuilder();
        String head = hello.git().run("rev-parse", "HEAD");
        for (int i = 0; i <= 10_000; i++) {
            commits.append("commit refs/heads/main\ncommitter Ana <ana@shop.example> 1800000000 +0000\n")
                    .append("data 10\nfix: total\n")
                    .append(i == 0 ? "from " + head + "\n" : "");
        }
        hello.git().runWith(commits.toString().getBytes(StandardCharsets.UTF_8), "fast-import", "--quiet");

        assertThat(hello.run("tag").err())
                .contains("The newest 10,000 commits since the last release call for 1.1.1; this is not sure");
        assertThat(hello.run("notes").out()).contains("Older commits of this release are not told");
    }

    @Test
    void theFirstReleaseIsProposedAsTheFirst() {
        hello.git().run("tag", "-d", "v1.0.0", "v1.1.0");

        assertThat(hello.run("tag").err()).contains("There is no release yet: 0.1.0 would be the first.");
    }

    @Test
    void onAnOldBranchTheLastReleaseIsTheOneThatItContains() {
        hello.git().run("checkout", "-q", "-b", "old", "v1.0.0");
        commit("fix: wave back");

        assertThat(hello.run("notes").out()).isEqualTo("### Fixes\n\n- wave back\n");
    }

    private String message(String tag) {
        return hello.git().run("tag", "-l", "--format=%(contents)", tag);
    }

    @Test
    void aPullRequestIsToldByItsTitleWithItsLink() {
        hello.configure(LINKS);
        hello.git().run("tag", "-a", "-m", "x", "v1.2.0");
        hello.git().run("checkout", "-q", "-b", "wave");
        commit("wip");
        commit("more");
        hello.git().run("checkout", "-q", "main");
        hello.git()
                .run(
                        "merge",
                        "-q",
                        "--no-ff",
                        "-m",
                        "Merge pull request #12 from ana/wave",
                        "-m",
                        "feat: wave",
                        "wave");
        hello.release("bow", "feat: bow", "bow");
        hello.git().run("revert", "--no-edit", "HEAD");

        assertThat(hello.run("notes").out())
                .isEqualTo("### Features\n\n- wave ([#12](<https://git.example/issues/12>))\n");
    }

    @Test
    void programsGetSectionsAndTheWholeText() {
        commit("fix: wave back");

        Map<?, ?> told = Json.read(hello.run("notes", "--json").out().getBytes(StandardCharsets.UTF_8), Map.class);

        assertThat(told.get("from")).isEqualTo(hello.git().run("rev-parse", "v1.1.0^{commit}"));
        assertThat(told.get("to")).isEqualTo(hello.git().run("rev-parse", "HEAD"));
        assertThat(told.get("markdown")).isEqualTo("### Fixes\n\n- wave back\n");
        assertThat(String.valueOf(told.get("sections"))).contains("Fixes", "wave back");
    }

    @Test
    void whereThereIsNothingToTellNothingIsPrinted() {
        Said said = hello.run("notes", "HEAD");

        assertThat(said.status()).isZero();
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("Nothing to tell between HEAD and HEAD.");
        hello.git().run("tag", "v1.2.0");
        hello.git().run("commit", "-q", "--allow-empty", "-m", "chore(release): 1.3.0");
        assertThat(hello.run("notes").err()).contains("Nothing to tell between v1.2.0 and HEAD.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.0.0..v1.1.0", "v1.0.0...v1.1.0", "v1.0.0..", "..side"})
    void aRangeAsGitHasItIsUnderstood(String range) {
        if (range.endsWith("side")) {
            hello.git().run("branch", "side");
            hello.git().run("reset", "-q", "--hard", "v1.0.0");
        }

        assertThat(hello.run("notes", range).out()).isEqualTo("### Features\n\n- say hello again\n");
    }

    @Test
    void aRangeAndAnotherEndAreRefused() {
        Said said = hello.run("notes", "v1.0.0..v1.1.0", "HEAD");

        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .contains(
                        "v1.0.0..v1.1.0 names already from where to where.",
                        "slipway notes FROM..TO or slipway notes FROM TO");
        assertThat(hello.run("notes", "v9..v1.1.0").err()).contains("There is no tag, branch or commit called v9.");
        assertThat(hello.run("notes", "..").err()).contains("There is no tag, branch or commit called ...");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(hello.run("notes", "v9").err()).contains("There is no tag, branch or commit called v9.");
        hello.git().run("tag", "-d", "v1.0.0", "v1.1.0");
        Said said = hello.run("notes");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("There is no release before HEAD, ", "slipway notes FROM");
    }
}
