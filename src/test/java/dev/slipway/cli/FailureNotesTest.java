package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What went wrong once is read by whoever plans the like. */
class FailureNotesTest extends WithHelloProject {
    private static final Pattern NOTE = Pattern.compile("slipway note (\\S+) -m TEXT");

    @BeforeEach
    void live() {
        hello.deploy("v1.0.0", "production");
    }

    /** Deploys what fails, and gives the deployment that asks for a note. */
    private String fail(String release) {
        Said said = hello.run("deploy", release, "--to", "production", "--yes");
        assertThat(said.status()).isEqualTo(1);
        Matcher asked = NOTE.matcher(said.err());
        assertThat(asked.find()).as(said.err()).isTrue();
        return asked.group(1);
    }

    private void note(String deployment, String text) {
        Said said = hello.run("note", deployment, "-m", text);
        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("The note on " + deployment + " is kept.");
    }

    private List<String> plan(String release) {
        Said said = hello.run("plan", release, "--to", "production");
        assertThat(said.status()).as(said.err()).isZero();
        return said.out().lines().map(String::strip).toList();
    }

    @Test
    void aDeploymentThatFailedAsksForANoteThatTheTrailKeeps() {
        hello.brokenRelease("v2.0.0");
        String deployment = fail("v2.0.0");

        note(deployment, "the restart script was not there");

        assertThat(hello.run("audit", "--filter", "restart script was").out())
                .contains("note.written")
                .contains(deployment + "  the restart script was not there");
        assertThat(hello.run("audit", "--environment", "production", "--kind", "note")
                        .out())
                .contains(deployment);
    }

    @Test
    void whoeverPlansTheSameReleaseReadsItAndWhoeverChangesTheSameFiles() {
        hello.brokenRelease("v2.0.0");
        note(fail("v2.0.0"), "app/broken must never be shipped");
        hello.git().run("checkout", "-q", "-b", "other", "v1.0.0");
        hello.write("docs/readme.txt", "words");
        hello.commitFile("app/other.html", "another page");
        hello.git().run("tag", "-a", "v1.0.1", "-m", "v1.0.1");

        assertThat(plan("v2.0.0"))
                .contains("what went wrong before:")
                .anyMatch(line -> line.matches("v2\\.0\\.0 rolled back \\S+Z, ana: app/broken must never be shipped"));
        assertThat(plan("v1.1.0"))
                .as("it changes app/index.html, as what failed did")
                .contains("what went wrong before:");
        assertThat(plan("v1.0.1")).as("it changes other files").doesNotContain("what went wrong before:");
        assertThat(hello.run("--json", "plan", "v2.0.0", "--to", "production").out())
                .contains("\"text\":\"app/broken must never be shipped\"");
    }

    @Test
    void theNewestThreeAreShownAndNoneOfAnotherEnvironment() {
        hello.brokenRelease("v2.0.0");
        String deployment = fail("v2.0.0");
        List.of("first", "second", "third", "fourth").forEach(text -> note(deployment, text));

        assertThat(plan("v2.0.0").stream()
                        .filter(line -> line.startsWith("v2.0.0 rolled back"))
                        .map(line -> line.replaceAll(".*: ", "")))
                .containsExactly("fourth", "third", "second");
        assertThat(hello.run("plan", "v2.0.0", "--to", "staging").out()).doesNotContain("went wrong before");
    }

    @Test
    void aNoteThatSaysNothingOrIsOfNoDeploymentIsRefused() throws Exception {
        assertThat(hello.run("note", "production-1", "-m", " ").err()).contains("The note is empty.");
        assertThat(hello.run("note", "production-1", "-m", "x".repeat(5_000)).err())
                .contains("The note is too long.");
        Said unknown = hello.run("note", "production-1", "-m", "it broke");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("The trail of this machine has no deployment production-1.");

        hello.interrupt("v1.1.0", "production");
        assertThat(hello.run("note", "production-20261121-160500-0a1b2c3d", "-m", "it broke")
                        .err())
                .contains("The deployment has not ended.");
    }

    @Test
    void whatWentWellAsksForNoNote() {
        assertThat(hello.run("deploy", "v1.1.0", "--to", "production", "--yes").err())
                .doesNotContain("slipway note");
        assertThat(hello.run("rollback", "production", "--yes").err()).doesNotContain("slipway note");
    }
}
