package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan tells beforehand of the time that it takes. */
class OutlookTest extends WithHelloProject {
    private static final Instant MONDAY = Instant.parse("2026-12-07T10:00:00Z");

    private String time(String... plan) {
        Said said = hello.run(plan);
        assertThat(said.status()).as(said.err()).isZero();
        return said.out()
                .lines()
                .filter(line -> line.startsWith("time: "))
                .findFirst()
                .orElse("");
    }

    @Test
    void howLongItShouldTakeIsToldByWhatHasRunHereElseElsewhere() {
        String[] plan = {"plan", "v1.1.0", "--to", "staging"};
        assertThat(time(plan)).isEqualTo("time: nothing like it has run here yet");

        hello.deploy("v1.0.0", "production");
        assertThat(time(plan))
                .startsWith("time: about ")
                .endsWith(" in the only deployment elsewhere; nothing like it has run here yet");

        hello.deploy("v1.0.0", "staging");
        assertThat(time(plan)).endsWith(" in the only deployment here");
        hello.deploy("v1.1.0", "staging");
        hello.deploy("v1.0.0", "staging");
        assertThat(time(plan)).contains(", ").endsWith(" in the last 3 deployments here");
        assertThat(hello.run("plan", "v1.1.0", "--to", "staging", "--json").out())
                .contains("\"estimate\":{\"here\":true,");
    }

    @Test
    void whatFailedOrWentBackTellsNothingOfTheTime() {
        hello.brokenRelease("v1.2.0");
        hello.run("deploy", "v1.2.0", "--to", "staging", "--yes");
        assertThat(time("plan", "v1.1.0", "--to", "staging")).isEqualTo("time: nothing like it has run here yet");

        hello.deploy("v1.0.0", "staging");
        hello.deploy("v1.1.0", "staging");
        Said asked = hello.typing("no", "rollback", "staging");
        assertThat(asked.out()).contains("time: nothing like it has run here yet");
        hello.run("rollback", "staging", "--yes");
        assertThat(time("plan", "v1.1.0", "--to", "staging")).endsWith(" in the only 2 deployments here");
        assertThat(hello.typing("no", "rollback", "staging", "--to", "v1.1.0").out())
                .contains(" in the only rollback here");
    }

    @Test
    void aRunThatMayLastBeyondTheWindowSaysSoAndStartsAllTheSame() throws Exception {
        hello.deploy("v1.0.0", "production");
        oneAtATimeWithin("mon-thu 09:00-16:00");
        hello.at(MONDAY);

        Said plan = hello.run("plan", "HEAD", "--to", "production");

        assertThat(plan.out())
                .as(plan.err())
                .contains("time: about 6 h, as in the only deployment here")
                .contains(
                        "Started now, it may still run when the window ends, Mon, 16:00 (Europe/Zurich). What began in"
                                + " time may finish.")
                .contains("passed     Window: Inside the window");
        assertThat(hello.run("plan", "HEAD", "--to", "production", "--json").out())
                .contains("\"crosses\":{\"at\":\"2026-12-07T16:00:00+01:00\"");

        hello.at(MONDAY.minusSeconds(2 * 60 * 60));
        assertThat(hello.run("plan", "HEAD", "--to", "production").out()).doesNotContain("Started now");
    }

    private List<String> goingBack() {
        return hello.run("plan", "v1.1.0", "--to", "staging")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("going back afterwards"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.strip().replaceAll(" +", " "))
                .toList();
    }

    @Test
    void whetherOneCouldGoBackStandsInThePlan() throws Exception {
        assertThat(goingBack())
                .containsExactly(
                        "Back to nothing: no whole release is live there",
                        "Last rollback none here yet",
                        "Last drill none yet");

        hello.deploy("v1.1.0", "staging");
        hello.deploy("v1.0.0", "staging");
        assertThat(goingBack())
                .containsExactly(
                        "Back to v1.0.0",
                        "Kept present and verified on 1 of 1 host",
                        "Configuration kept",
                        "Last rollback none here yet",
                        "Last drill none yet");

        assertThat(hello.run("rollback", "staging", "--yes").status()).isZero();
        assertThat(goingBack())
                .contains("Back to v1.1.0")
                .anyMatch(line -> line.matches("Last rollback \\S+ m?s, (just now|\\d+ s ago)"));
        assertThat(hello.typing("no", "rollback", "staging", "--to", "v1.0.0").out())
                .as("a plan that goes back says where to")
                .doesNotContain("going back afterwards");
        assertThat(hello.run("plan", "v1.1.0", "--to", "staging", "--json").out())
                .contains("\"kept\":{\"configured\":true,\"hosts\":1,\"proven\":1,\"release\":\"v1.1.0\",\"whole\":1}");
    }

    @Test
    void whatNobodyChecksAndWhereThereIsNoWayBackIsSaid() {
        String unchecked = "  web has no health check: nobody looks whether it works then.";
        String first = "  Nothing of web is live on stage-1 yet: there is no release to go back to.";
        String[] plan = {"plan", "v1.1.0", "--to", "staging"};
        assertThat(hello.run(plan).out().lines())
                .contains(unchecked, first)
                .anyMatch(line -> line.matches("  Verify +web: no health check"));

        hello.deploy("v1.0.0", "staging");
        assertThat(hello.run(plan).out().lines()).contains(unchecked).doesNotContain(first);

        hello.configure("    health: { http: \"http://127.0.0.1:1/health\", conditions: [\"[status] == 200\"] }\n");
        assertThat(hello.run("plan", "HEAD", "--to", "staging").out())
                .doesNotContain("has no health check")
                .doesNotContain("no release to go back to");
    }

    @Test
    void whatSomebodyChangedOnAHostIsNotCalledVerified() throws Exception {
        hello.deploy("v1.0.0", "staging");
        Path file = hello.root("staging").resolve("current/app/index.html").toRealPath();
        Files.writeString(file, "mine");

        assertThat(goingBack()).contains("Kept present on 1 of 1 host, verified on 0");
    }

    /** Two hosts, six hours between them, and a policy that lets them be deployed to in this window. */
    private void oneAtATimeWithin(String window) throws IOException {
        String known = Files.readString(hello.sshd().knownHosts());
        Files.writeString(hello.sshd().knownHosts(), known + known.replace("127.0.0.1", "localhost"));
        String address = hello.sshd().address().toString();
        String second =
                "name: web-1, address: \"" + address.replace("127.0.0.1", "localhost") + "\", groups: [web] }, { ";
        String configuration = hello.configuration();
        int production = configuration.indexOf("  production:");
        hello.write(
                "slipway.yaml",
                configuration.substring(0, production)
                        + configuration
                                .substring(production)
                                .replace("name: web-1", second + "name: web-2")
                                .replace(
                                        "    tier: production\n",
                                        "    tier: production\n    batches: { size: 1, wait: 6h }\n"));
        hello.commitFile("slipway.policy.yaml", """
                schema: 1
                protected-branch: main
                people: { ana: { keys: ["%s"] } }
                teams: { release: [ana] }
                environments:
                  production:
                    may: { deploy: [release], rollback: [release] }
                    windows: [{ allow: "%s", zone: Europe/Zurich }]
                """.formatted(hello.personsKey(), window));
    }
}
