package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person reads of what a plan brings besides commits and files. */
class ComingTest extends WithHelloProject {

    /** Commits another slipway.yaml and a release with it. */
    private void release(String tag, String... replaced) {
        String text = hello.configuration();
        for (int i = 0; i < replaced.length; i += 2) {
            assertThat(text).contains(replaced[i]);
            text = text.replace(replaced[i], replaced[i + 1]);
        }
        hello.write("slipway.yaml", text);
        hello.release(tag, "feat: say it otherwise", "hello from " + tag);
    }

    private static List<String> lines(Said said) {
        assertThat(said.status()).as(said.err()).isZero();
        return said.out()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    @Test
    void aPlanTellsWhatIsSetOtherwiseAndNoValueOfAVariable() {
        hello.deploy("v1.0.0", "production");
        release(
                "v1.2.0",
                "variables: { ROOT: /nowhere }",
                "variables: { ROOT: /nowhere, LEVEL: shown-nowhere }",
                "tier: production",
                "tier: production\n    batches: { size: 1 }",
                "restart: \"test ! -e app/broken\"",
                "restart: \"test -e app\"\n    shared: { dirs: [uploads] }");

        Said said = hello.run("plan", "v1.2.0", "--to", "production");

        assertThat(lines(said))
                .contains("4 settings differ:")
                .contains("Variable LEVEL: new")
                .contains("Deploying batches.size: from 100% to 1")
                .contains("Deploying components.web.restart: from test ! -e app/broken to test -e app")
                .contains("Shared web: uploads: this directory is shared from now on");
        assertThat(said.out()
                        + hello.run("--json", "plan", "v1.2.0", "--to", "production")
                                .out())
                .doesNotContain("shown-nowhere");
    }

    @Test
    void programsReadTheSameByItsKeys() {
        hello.deploy("v1.0.0", "production");
        release("v1.2.0", "tier: production", "tier: production\n    batches: { size: 1 }");

        assertThat(hello.run("--json", "plan", "v1.2.0", "--to", "production").out())
                .contains("{\"after\":\"1\",\"before\":\"100%\",\"path\":\"batches.size\"}");
    }

    @Test
    void whereNothingIsSetOtherwiseNothingIsSaidOfIt() {
        hello.deploy("v1.0.0", "production");

        assertThat(hello.run("plan", "v1.1.0", "--to", "production").out()).doesNotContain("setting");
        assertThat(hello.run("plan", "v1.0.0", "--to", "staging").out())
                .as("nothing is live there")
                .doesNotContain("setting");
    }

    @Test
    void goingBackTellsWhatTheEarlierReleaseHasOtherwise() {
        hello.deploy("v1.0.0", "production");
        release(
                "v1.2.0",
                "variables: { ROOT: /nowhere }",
                "variables: { ROOT: /nowhere, LEVEL: loud }",
                "tier: production",
                "tier: production\n    batches: { size: 1 }");
        hello.deploy("v1.2.0", "production");

        Said said = hello.typing("no", "rollback", "production");

        assertThat(said.out().lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains("1 setting differs:", "Variable LEVEL: gone")
                .noneMatch(line -> line.contains("batches.size"));
    }

    @Test
    void ofSecretsItTellsWhetherTheHostsHaveAnotherValue() throws Exception {
        hello.makeVault();
        release("v1.2.0", "ROOT: /nowhere }", "ROOT: /nowhere, KEY: { secret: true } }\nsecrets: [keychain]");
        hello.keep("KEY", "staging", "first-value");
        assertThat(lines(hello.run("plan", "v1.2.0", "--to", "staging"))).contains("Secret KEY: new");
        hello.deploy("v1.2.0", "staging");
        assertThat(hello.run("plan", "v1.2.0", "--to", "staging").out()).doesNotContain("setting");

        hello.keep("KEY", "staging", "second-value");

        assertThat(lines(hello.run("plan", "v1.2.0", "--to", "staging")))
                .contains("Secret KEY: another value than is live");
    }

    /** Makes a release live on staging, whose host is then the one that it is promoted from. */
    private Said promoting(String release) {
        hello.deploy(release, "staging");
        return hello.typing("no", "promote", "--from", "staging", "--to", "production");
    }

    private static List<String> said(Said said) {
        return said.out()
                .lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    @Test
    void thePassportTellsWhereTheReleaseHasBeenAndThatTheSameFilesTravel() {
        assertThat(lines(hello.run("plan", "v1.0.0", "--to", "staging")))
                .contains("Been nowhere yet, as far as the trail here tells")
                .anyMatch(line -> line.matches("web content [0-9a-f]{12}"));

        assertThat(said(promoting("v1.0.0")))
                .anyMatch(line -> line.matches("staging live since \\S+Z, by ana"))
                .anyMatch(line -> line.matches("web content [0-9a-f]{12}, the same as on staging"));
    }

    @Test
    void whatWasChangedOnTheHostAfterwardsIsNotWhatTravels() throws Exception {
        hello.deploy("v1.0.0", "staging");
        Files.writeString(hello.root("staging").resolve("current/app/index.html"), "patched by hand");

        assertThat(said(hello.typing("no", "promote", "--from", "staging", "--to", "production")))
                .anyMatch(line ->
                        line.matches("web content [0-9a-f]{12}, not what is on staging: Files of web were changed"
                                + " on stage-1 after they were deployed: app/index.html."));
    }

    @Test
    void thePassportTellsHowItEndedWhereItDidNotComeLive() {
        hello.brokenRelease("v2.0.0");
        hello.deploy("v1.0.0", "staging");
        hello.run("deploy", "v2.0.0", "--to", "production", "--yes");

        assertThat(lines(hello.run("plan", "v2.0.0", "--to", "staging")))
                .anyMatch(line -> line.matches("production rolled back \\S+Z"));
        assertThat(lines(hello.run("plan", "v1.0.0", "--to", "production")))
                .anyMatch(line -> line.matches("staging live since \\S+Z, by ana"))
                .noneMatch(line -> line.startsWith("production "));
    }

    @Test
    void itTellsWhoseTheCommitsAreAndTheirPullRequests() {
        hello.deploy("v1.0.0", "production");
        hello.git().run("checkout", "-q", "-b", "cart");
        hello.commitFile("app/cart.html", "a cart");
        hello.git().run("checkout", "-q", "-");
        hello.git()
                .run("merge", "-q", "--no-ff", "cart", "-m", "Merge pull request #12 from ben/cart\n\nKeep the cart");
        hello.release("v1.2.0", "feat: two carts (#13)", "hello");

        assertThat(lines(hello.run("plan", "v1.2.0", "--to", "production")))
                .anyMatch(line -> line.matches("brings 4 commits by .+:"))
                .containsSequence("of 2 pull requests:", "#13 feat: two carts", "#12 Keep the cart");
    }

    @Test
    void whatIsTakenBackIsSaidFirstWithWhyAndWhose() {
        hello.deploy("v1.1.0", "production");

        assertThat(lines(hello.run("plan", "v1.0.0", "--to", "production")).get(1))
                .matches(
                        "This takes back 1 commit by .+ that is live on production now: v1\\.1\\.0 is ahead of v1\\.0\\.0\\.");

        hello.git().run("checkout", "-q", "-b", "other", "v1.0.0");
        hello.release("v1.0.1", "fix: say it on another line", "hello there");
        assertThat(lines(hello.run("plan", "v1.0.1", "--to", "production")).get(1))
                .endsWith("v1.1.0 and v1.0.1 are on different lines: neither contains the other.");
    }

    @Test
    void theFilesThatDifferAreListedOnDemand() {
        hello.deploy("v1.0.0", "production");

        assertThat(lines(hello.run("plan", "v1.1.0", "--to", "production", "--files")))
                .endsWith("1 file:", "modified app/index.html +1 -1");
        assertThat(hello.run("plan", "v1.1.0", "--to", "production").out()).doesNotContain("index.html");
    }
}
