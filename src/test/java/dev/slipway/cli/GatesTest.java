package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Plan;
import dev.slipway.git.GitProgram;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.git.program.ProgramRun;
import dev.slipway.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the policy of the protected branch asks for holds for a deployment, at the moment when it would switch. */
class GatesTest extends WithHelloProject {
    private static final Instant SATURDAY = Instant.parse("2026-12-05T10:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-12-07T10:00:00Z");
    private static final String STRANGER =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJfZqMJjCE7v5MDXTkHqI5u7Jt4xFEW6AwXA7cwYVRzW stranger";

    private void policy(String rules) throws IOException {
        policy(hello.personsKey(), rules);
    }

    private void policy(String key, String rules) {
        hello.commitFile("slipway.policy.yaml", """
                schema: 1
                protected-branch: main
                people: { ana: { keys: ["%s"] } }
                teams: { release: [ana] }
                environments:
                  production:
                    may: { deploy: [release], rollback: [release] }
                %s
                """.formatted(key, rules.indent(4)));
    }

    private Said deploy(String release) {
        return hello.run("deploy", release, "--to", "production", "--yes");
    }

    private static void assertWaits(Said said, String why) {
        assertThat(said.status()).as(said.err()).isEqualTo(3);
        assertThat(said.err()).contains(why);
    }

    @Test
    void outsideOfItsWindowsNothingIsDeployedButOneCanGoBack() throws Exception {
        hello.deploy("v1.0.0", "production");
        hello.deploy("v1.1.0", "production");
        policy("windows: [{ allow: \"mon-thu 09:00-16:00\", zone: Europe/Zurich }]");

        hello.at(SATURDAY);
        assertWaits(
                deploy("v1.0.0"),
                "Outside the window mon-thu 09:00-16:00 (Europe/Zurich); it opens on Mon 7 Dec, 09:00.");
        Said plan = hello.run("plan", "v1.0.0", "--to", "production");
        assertThat(plan.status()).isZero();
        assertThat(plan.out()).contains("gates").contains("waiting").contains("it opens on Mon 7 Dec, 09:00.");
        assertThat(hello.run("rollback", "production", "--yes").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello");

        hello.at(MONDAY);
        assertThat(deploy("v1.1.0").status()).isZero();
    }

    @Test
    void aFreezeDeniesWhatAWindowAllows() throws Exception {
        policy("""
                windows: [{ allow: "mon-sun 00:00-23:59", zone: UTC }]
                freezes: [{ name: year end, from: 2026-12-05T00:00, to: 2026-12-06T00:00, zone: UTC }]""");

        hello.at(SATURDAY);

        assertWaits(deploy("v1.0.0"), "In freeze \"year end\"");
        assertThat(hello.root("production")).doesNotExist();
    }

    @Test
    void aReleaseSoaksInTheEarlierEnvironmentWhoeverDeployedItThere() throws Exception {
        policy("soak: { in: staging, for: 30m }");
        assertWaits(deploy("v1.1.0"), "v1.1.0 is not live on staging; the policy asks for 30 min.");

        hello.deploy("v1.1.0", "staging");
        hello.forgetTheTrail();
        assertWaits(deploy("v1.1.0"), "v1.1.0 has been live on staging for ");

        hello.at(Instant.now().plus(Duration.ofMinutes(31)));
        assertThat(deploy("v1.1.0").status()).isZero();
    }

    @Test
    void onlyWhoHasTheKeyOfAPersonWithThatRightDeploysAndSignsIt() throws Exception {
        policy(STRANGER, "");
        assertWaits(
                deploy("v1.0.0"), "Nobody can tell who you are to the policy: none of the keys that count is here.");

        policy("");
        assertThat(deploy("v1.0.0").status()).isZero();

        String trail = hello.run("audit", "--json").out();
        assertThat(trail).contains("gate.start-signed").contains("BEGIN SSH SIGNATURE");
        assertThat(hello.run("audit").out()).contains("signed by ana");
    }

    @Test
    void whatTheTrailHasOfAStartCanBeCheckedWithoutSlipway() throws Exception {
        policy("");
        hello.deploy("v1.0.0", "production");

        Map<?, ?> body = Json.read(body("gate.start-signed").getBytes(UTF_8), Map.class);
        String start = String.valueOf(body.get("text"));
        Path signature = directory.resolve("start.sig");
        Files.writeString(signature, String.valueOf(body.get("signature")));
        Path people = Files.writeString(directory.resolve("people"), "ana " + hello.personsKey() + "\n");
        ProgramRun.Ended verified = new ProgramRun(directory, System.getenv(), Duration.ofSeconds(30))
                .of(
                        Path.of("/usr/bin/ssh-keygen"),
                        List.of(
                                "-Y",
                                "verify",
                                "-f",
                                people.toString(),
                                "-I",
                                "ana",
                                "-n",
                                "slipway",
                                "-s",
                                signature.toString()),
                        start.getBytes(UTF_8));
        assertThat(verified.status()).as(verified.output() + verified.errors()).isZero();

        String started = body("deployment.started");
        Plan plan = Json.read(started.getBytes(UTF_8), Event.Started.class).plan();
        assertThat(started).contains("\"plan\":" + Json.text(plan));
        assertThat(start).contains("\"plan\":\"" + plan.digest().hex() + "\"").contains("\"deployment\":\"production-");
    }

    private String body(String kind) {
        String line =
                hello.run("audit", "--json", "--kind", kind, "--limit", "1").out();
        return String.valueOf(Json.read(line.getBytes(UTF_8), Map.class).get("body"));
    }

    @Test
    void whoMayNotDeployDoesNotFinishWhatWasInterruptedEither() throws Exception {
        hello.deploy("v1.0.0", "production");
        hello.interrupt("v1.1.0", "production");
        policy(STRANGER, "");

        assertWaits(hello.run("--yes", "recover", "production", "finish"), "Nobody can tell who you are to the policy");
        assertWaits(
                hello.run("--yes", "recover", "production", "roll-back"), "Nobody can tell who you are to the policy");
        assertThat(hello.served("production")).isEqualTo("hello");

        policy("windows: [{ allow: \"mon-thu 09:00-16:00\", zone: Europe/Zurich }]");
        hello.at(SATURDAY);
        assertThat(hello.run("--yes", "recover", "production", "finish").err())
                .as("nothing had begun to switch")
                .contains("Outside the window");
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void toWhatWasNeverLiveOneCannotGoBack() throws Exception {
        policy("freezes: [{ name: year end, from: 2026-12-05T00:00, to: 2026-12-06T00:00, zone: UTC }]");
        hello.at(MONDAY);
        hello.run("deploy", "v1.0.0", "--to", "production", "--yes");
        Path releases = hello.root("production").resolve("releases");
        hello.at(SATURDAY);

        assertWaits(hello.run("rollback", "production", "--to", "v1.1.0", "--yes"), "to go back to on web-1");
        try (var all = Files.list(releases)) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void anotherNameForAProtectedEnvironmentIsNoWayAroundItsGates() throws Exception {
        policy("freezes: [{ name: year end, from: 2026-12-05T00:00, to: 2026-12-06T00:00, zone: UTC }]");
        hello.git().run("checkout", "-q", "-b", "shortcut");
        String same = hello.configuration();
        String production = same.substring(same.indexOf("  production:"), same.indexOf("components:"));
        hello.write(
                "slipway.yaml",
                same.replace("components:", production.replace("production:", "prod2:") + "components:"));
        hello.git().run("commit", "-q", "-a", "-m", "chore: another name");
        hello.at(SATURDAY);

        assertWaits(
                hello.run("deploy", "shortcut", "--to", "prod2", "--yes"),
                "web-1 of prod2 has what the policy protects as production.");
        assertThat(hello.root("production")).doesNotExist();
        assertThat(hello.run("plan", "shortcut", "--to", "prod2").out())
                .as("it is seen before it is tried")
                .contains("web-1 of prod2 has what the policy protects as production.");
    }

    @Test
    void whatIsNoMarkKeepsNobodyFromWorking() throws Exception {
        try (Repository repository = Repositories.open(hello.project())) {
            for (String record : List.of(
                    "null",
                    "[]",
                    "{\"type\":\"Block\",\"release\":{},\"by\":\"x\",\"at\":\"2026-12-05T10:00:00Z\",\"reason\":\"\"}",
                    "{\"type\":\"Hold\",\"by\":\"x\",\"at\":\"2026-12-05T10:00:00Z\",\"reason\":\"no environment\"}",
                    "{\"type\":\"Hold\",\"environment\":\"staging\",\"by\":\"" + " <".repeat(60_000)
                            + "\",\"at\":\"2026-12-05T10:00:00Z\",\"reason\":\"long\"}")) {
                repository.sharedRecords().add("marks", record, "Something else");
            }
        }

        hello.deploy("v1.0.0", "staging");
        assertThat(hello.run("hold", "staging", "-m", "x".repeat(5_000)).err()).contains("4,000 characters");
    }

    @Test
    void anEnvironmentOnHoldIsNotDeployedToUntilSomebodyResumesIt() throws Exception {
        hello.deploy("v1.0.0", "production");
        hello.deploy("v1.1.0", "production");

        assertThat(hello.run("hold", "production", "-m", "the payment provider is down")
                        .out())
                .isEqualTo("production is on hold.\n");

        assertWaits(deploy("v1.0.0"), "put production on hold");
        assertThat(hello.run("hold", "production", "-m", "again").err()).contains("production is on hold already");
        assertThat(hello.run("rollback", "production", "--yes").status()).isZero();
        assertThat(hello.run("resume", "production", "-m", "it is back").status())
                .isZero();
        assertThat(deploy("v1.1.0").status()).isZero();
        assertThat(hello.run("audit").out()).contains("environment.held").contains("environment.resumed");
    }

    @Test
    void aBlockedReleaseIsDeployedNowhere() {
        assertThat(hello.run("block", "v1.1.0", "-m", "loses orders").out()).isEqualTo("v1.1.0 is blocked.\n");

        assertWaits(hello.run("deploy", "v1.1.0", "--to", "staging", "--yes"), "blocked v1.1.0");
        assertThat(hello.run("deploy", "v1.0.0", "--to", "staging", "--yes").status())
                .isZero();
        assertThat(hello.run("unblock", "v1.1.0", "-m", "it was another").status())
                .isZero();
        assertThat(hello.run("deploy", "v1.1.0", "--to", "staging", "--yes").status())
                .isZero();
    }

    @Test
    void aHoldTravelsWithTheRemoteToColleagues() throws Exception {
        Path shared = directory.toRealPath().resolve("shared.git");
        Path colleague = directory.toRealPath().resolve("colleague");
        GitProgram git = hello.git();
        git.run("clone", "-q", "--bare", hello.project().toString(), shared.toString());
        git.run("remote", "add", "origin", shared.toString());
        git.run("clone", "-q", shared.toString(), colleague.toString());

        assertThat(hello.run("hold", "staging", "-m", "we look at a leak").err())
                .isEmpty();

        assertThat(hello.run("-C", colleague.toString(), "fetch").status()).isZero();
        assertWaits(
                hello.run("-C", colleague.toString(), "deploy", "v1.0.0", "--to", "staging", "--yes"),
                "we look at a leak");
        new GitProgram(colleague).run("config", "user.name", "Ben Kim");
        new GitProgram(colleague).run("config", "user.email", "ben@shop.example");
        assertThat(hello.run("-C", colleague.toString(), "resume", "staging", "-m", "found it")
                        .status())
                .isZero();
        assertThat(hello.run("fetch").out())
                .endsWith("From origin: 1 branch and news of holds, blocks and promotions.\n");
        hello.deploy("v1.0.0", "staging");
    }

    @Test
    void statusTellsWhatIsHeldAndWhatOfItIsBlocked() {
        hello.deploy("v1.0.0", "staging");
        hello.run("hold", "staging", "-m", "we look at a leak");
        hello.run("block", "v1.0.0", "-m", "loses orders");

        String status = hello.run("status", "staging").out();

        assertThat(status).contains("staging is on hold, by ").contains(": we look at a leak");
        assertThat(status).contains("v1.0.0 is blocked, by ").contains(": loses orders");
    }

    @Test
    void aRemoteThatTakesNoMarksIsNamedByEachFetchUntilItDoes() throws Exception {
        Path shared = directory.toRealPath().resolve("shared.git");
        hello.git().run("clone", "-q", "--bare", hello.project().toString(), shared.toString());
        hello.git().run("remote", "add", "origin", shared.toString());
        GitProgram bare = new GitProgram(shared);
        bare.run("update-ref", "refs/slipway", "main"); // where that is a ref, none can be below it

        assertThat(hello.run("hold", "staging", "-m", "we look at a leak").err())
                .contains("Others do not see it yet: ");
        Said fetched = hello.run("fetch");
        assertThat(fetched.status()).isZero();
        assertThat(fetched.err()).startsWith("origin does not take your holds, blocks and promotions: ");

        bare.run("update-ref", "-d", "refs/slipway");
        assertThat(hello.run("fetch").err()).isEmpty();
        assertThat(bare.run("for-each-ref", "refs/slipway")).contains("refs/slipway/marks");
    }

    @Test
    void whereTheRemoteIsGoneTheHoldCountsHereAndThatIsSaid() throws Exception {
        Path shared = directory.toRealPath().resolve("gone.git");
        hello.git().run("remote", "add", "origin", shared.toString());

        Said said = hello.run("hold", "staging", "-m", "we look at a leak");

        assertThat(said.status()).isZero();
        assertThat(said.err()).startsWith("Others do not see it yet: ");
        assertThat(Files.exists(shared)).isFalse();
        assertWaits(hello.run("deploy", "v1.0.0", "--to", "staging", "--yes"), "we look at a leak");
    }

    @Test
    void whatCannotBeDecidedIsSaid() {
        assertThat(hello.run("hold", "prodution", "-m", "typo").status()).isEqualTo(2);
        assertThat(hello.run("hold", "staging", "-m", " ").err()).contains("It is not said why.");
        assertThat(hello.run("resume", "staging", "-m", "no").err()).contains("staging is not on hold.");
        assertThat(hello.run("unblock", "v1.0.0", "-m", "no").err()).contains("v1.0.0 is not blocked.");
    }
}
