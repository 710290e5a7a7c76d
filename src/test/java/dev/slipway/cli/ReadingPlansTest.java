package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import org.junit.jupiter.api.Test;

/** What a person reads before and while a release travels. */
class ReadingPlansTest extends WithHelloProject {
    private static final char ESCAPE = '\u001b';
    private static final char CONTROL_SEQUENCE = '\u009b';

    @Test
    void aHostThatNoHealthCheckWatchesIsNotCalledHealthy() {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");

        assertThat(hello.run("status", "staging").out())
                .contains("unchecked  no health check")
                .doesNotContain("healthy");
    }

    @Test
    void aPlanTellsEveryPhaseItsChecksAndTheWayBack() {
        hello.deploy("v1.0.0", "production");
        hello.configure("""
                    health: { http: "http://127.0.0.1:1/health", interval: 2s, timeout: 5s, within: 30s, successes: 3,
                              conditions: ["[status] == 200"] }
                checks:
                  after: [{ name: smoke, http: "http://127.0.0.1:1/orders", conditions: ["[latency] < 5s"] }]
                """);
        hello.release("v1.2.0", "feat: say it louder", "HELLO");

        Said said = hello.run("plan", "v1.2.0", "--to", "production");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out().lines().map(String::strip))
                .contains(
                        "deploy v1.0.0 -> v1.2.0 in production",
                        "2 files of the repository differ",
                        "batch 1: web-1",
                        "on web-1")
                .anyMatch(line -> line.matches("brings 3 commits by .+:"))
                .anyMatch(line -> line.matches("Live now +web: v1\\.0\\.0 in releases/\\S+"))
                .anyMatch(line -> line.matches("Prepare +web: send 1 of 2 files, 5 B of 5 B into releases/\\S+"))
                .anyMatch(line -> line.matches("Restart +test ! -e app/broken"))
                .anyMatch(line ->
                        line.matches("Verify +web: GET http://127\\.0\\.0\\.1:1/health every 2 s, at most 5 s an "
                                + "answer, \\[status] == 200, 3 times in a row within 30 s"))
                .anyMatch(line -> line.matches("Check +smoke: GET http://127\\.0\\.0\\.1:1/orders, \\[latency] < 5s"))
                .anyMatch(line ->
                        line.matches("Otherwise +web: back to v1\\.0\\.0 in releases/\\S+, restart, no health check"))
                .contains("Rolls back by itself when", "a step fails on any host");
        assertThat(said.out().lines().filter(line -> line.strip().startsWith("Switch")))
                .as("a deployment switches once, and back only otherwise")
                .hasSize(1);
        assertThat(said.out().lines().filter(line -> line.strip().startsWith("Otherwise")))
                .hasSize(2);
    }

    @Test
    void ofAReleaseThatIsLiveAlreadyItSaysThatNothingIsSentAndWhatHappensAllTheSame() {
        String already =
                "These files are live there already: nothing is sent; a copy of them in a new directory becomes"
                        + " live, and %s is restarted.";
        hello.deploy("v1.0.0", "staging");

        assertThat(hello.run("plan", "v1.0.0", "--to", "staging").out()).contains(already.formatted("web"));
        assertThat(hello.run("plan", "v1.1.0", "--to", "staging").out()).doesNotContain("live there already");

        hello.write("slipway.yaml", hello.configuration().replaceAll("(?m)^    restart:.*$", ""));
        hello.release("v1.2.0", "feat: need no restart", "hello");

        assertThat(hello.run("plan", "v1.2.0", "--to", "staging").out()).contains(already.formatted("nothing"));
    }

    @Test
    void whatStandsInACommitOrComesFromAHostNeverActsOnTheTerminal() {
        String hostile = "feat: " + ESCAPE + "[2J" + CONTROL_SEQUENCE + "2J";
        hello.deploy("v1.0.0", "staging");
        hello.configure("    health: { http: \"http://127.0.0.1:" + hello.saying(ESCAPE + "]0;mine\u0007")
                + "/\", within: 2s, successes: 1, conditions: [\"[body] == well\"] }\n");
        hello.release("v1.2.0", hostile, "HELLO");

        Said planned = hello.run("plan", "v1.2.0", "--to", "staging");
        Said json = hello.run("plan", "v1.2.0", "--to", "staging", "--json");
        Said deployed = hello.run("deploy", "v1.2.0", "--to", "staging", "--yes");
        Said status = hello.run("status", "staging");

        assertThat(planned.out()).as(planned.err()).contains("feat: \u241B[2J<U+009B>2J");
        assertThat(json.out()).contains("feat: \\u001b[2J\\u009B2J");
        assertThat(deployed.out()).contains("rolled back").contains("mine");
        assertThat(planned.out() + json.out() + deployed.out() + deployed.err() + status.out())
                .doesNotContain(String.valueOf(ESCAPE))
                .doesNotContain(String.valueOf(CONTROL_SEQUENCE))
                .doesNotContain("\u0007");
    }
}
