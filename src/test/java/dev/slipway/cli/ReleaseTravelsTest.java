package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A release travels from a real repository to real servers and back, on the command line. */
class ReleaseTravelsTest extends WithHelloProject {
    @Test
    void aReleaseIsDeployedPromotedAndRolledBackAndTheTrailIsWhole() throws Exception {
        assertThat(hello.run("deploy", "v1.0.0", "--to", "staging", "--yes").status())
                .isZero();
        assertThat(hello.run("promote", "--from", "staging", "--to", "production", "--yes")
                        .status())
                .isZero();
        assertThat(hello.served("production")).isEqualTo("hello");

        assertThat(hello.run("deploy", "1.1.0", "--to", "production", "--yes").status())
                .isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");

        assertThat(hello.run("rollback", "production", "--yes").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello");

        Said verified = hello.run("audit", "verify");
        assertThat(verified.status()).isZero();
        assertThat(verified.out()).startsWith("The trail is intact");
    }

    @Test
    void theTrailIsReadAndExportedByEnvironmentKindAndTime() throws Exception {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");
        hello.run("deploy", "v1.0.0", "--to", "production", "--yes");

        Said production = hello.run("audit", "--environment", "production");
        assertThat(production.out().lines()).isNotEmpty().allMatch(line -> line.contains(" production-"));
        assertThat(hello.run("audit", "--environment", "staging", "--kind", "deployment.ended")
                        .out()
                        .lines())
                .hasSize(1)
                .allMatch(line -> line.contains(" staging-"));
        assertThat(hello.run("audit", "--since", "1h").out().lines().count())
                .isEqualTo(production.out().lines().count() * 2);
        assertThat(hello.run("audit", "--until", "1h").out()).isEmpty();

        Path file = directory.resolve("production.jsonl");
        assertThat(hello.run("audit", "export", "--environment", "production", file.toString())
                        .status())
                .isZero();
        assertThat(Files.readAllLines(file))
                .hasSameSizeAs(production.out().lines().toList());
    }

    @Test
    void theTrailTellsInWordsWhatHappenedWhereHowItEndedAndWhoDidIt() {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes", "-m", "the first");

        Said trail = hello.run("audit");

        assertThat(trail.out())
                .contains("v1.0.0 to staging: the first")
                .contains("stage-1 switch web done")
                .contains("succeeded: v1.0.0 is live on 1 of 1 host.")
                .contains("ana@laptop")
                .doesNotContainPattern("[0-9]{2}\\.[0-9]+Z");
        assertThat(hello.run("audit", "--kind", "deployment.ended").out())
                .matches("(?s) *[0-9]+  [0-9T:-]{19}Z  deployment\\.ended +staging-.*, ana@laptop\\R");
    }

    @Test
    void aReleaseThatDoesNotStartGoesBackByItself() throws Exception {
        hello.brokenRelease("v2.0.0");
        hello.run("deploy", "v1.0.0", "--to", "production", "--yes");

        Said said = hello.run("deploy", "v2.0.0", "--to", "production", "--yes");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.out()).contains("goes back").contains("rolled back");
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void planningTwiceGivesOneDigestAndChangesNothing() {
        Said first = hello.run("plan", "v1.0.0", "--to", "staging");
        Said second = hello.run("plan", "v1.0.0", "--to", "staging");

        assertThat(first.status()).isZero();
        assertThat(first.out()).contains("digest: ").isEqualTo(second.out());
        assertThat(directory.resolve("hosts")).doesNotExist();
    }

    @Test
    void aPlanThatIsNoLongerTheOneThatWasSeenIsRefused() {
        String digest = digest(hello.run("plan", "v1.1.0", "--to", "staging"));
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");

        Said said = hello.run("deploy", "v1.1.0", "--to", "staging", "--digest", digest);

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("; its digest is now ");
    }

    @Test
    void theDigestThatWasSeenIsEnoughToRun() {
        String digest = digest(hello.run("plan", "v1.0.0", "--to", "staging"));

        assertThat(hello.run("deploy", "v1.0.0", "--to", "staging", "--digest", digest)
                        .status())
                .isZero();
    }

    @Test
    void onProductionThePersonTypesTheNameOfTheEnvironment() throws Exception {
        assertThat(hello.typing("yes", "deploy", "v1.0.0", "--to", "production").status())
                .isEqualTo(3);
        assertThat(hello.typing("production", "deploy", "v1.0.0", "--to", "production")
                        .status())
                .isZero();
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void whereNobodyCanAnswerAQuestionIsARefusal() {
        Said said = hello.run("deploy", "v1.0.0", "--to", "staging");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("--yes");
    }

    @Test
    void statusNamesWhatIsLiveAndWhatDrifted() throws Exception {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");
        hello.run("deploy", "v1.1.0", "--to", "staging", "--yes");
        assertThat(hello.run("status", "staging").out()).contains("web v1.1.0");

        Path current = directory.toRealPath().resolve("hosts/staging/current");
        Files.delete(current);

        assertThat(hello.run("status", "staging").out()).contains("drift: stage-1 shows nothing live");
    }

    @Test
    void aPromotionBringsWhatTheHostsShowWhateverThisMachineRecorded() throws Exception {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");
        hello.forgetTheTrail();

        assertThat(hello.run("promote", "--from", "staging", "--to", "production", "--yes")
                        .status())
                .isZero();
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void aPromotionTellsWhereItsReleaseComesFromAndHasThePlanOfDeployingIt() {
        hello.deploy("v1.0.0", "staging");
        String digest = digest(hello.run("plan", "v1.0.0", "--to", "production"));

        Said shown = hello.typing("no", "promote", "--from", "staging", "--to", "production");
        Said promoted = hello.run("promote", "--from", "staging", "--to", "production", "--digest", digest);

        assertThat(shown.out()).contains("deploy v1.0.0 in production, promoted from staging", digest);
        assertThat(promoted.status()).as(promoted.err()).isZero();
        assertThat(promoted.out()).contains(": v1.0.0 from staging to production");
        assertThat(hello.run("audit", "--kind", "deployment.started").out())
                .contains("v1.0.0 from staging to production")
                .contains("v1.0.0 to staging");
    }

    @Test
    void aLeaseThatAColleaguesDeploymentLeftBehindIsFreedAfterItsHostsWereRead() throws Exception {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");
        hello.leaveLease("staging", "staging-9");

        assertThat(hello.run("status", "staging").out())
                .contains(
                        "held by ben from desk-7 since 1970-01-01T00:00:00Z for staging-9; last heartbeat ",
                        " ago, expired");
        Said refused = hello.run("deploy", "v1.1.0", "--to", "staging", "--yes");
        Said freed = hello.run("recover", "staging", "close");

        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).contains("held by ben from desk-7").contains("slipway recover staging");
        assertThat(refused.out()).as("told once").doesNotContain("held by");
        assertThat(freed.status()).as(freed.err()).isZero();
        assertThat(freed.out()).contains("stage-1 was not touched.").contains("staging is free again");
        assertThat(hello.run("audit").out()).contains("lease.freed");
        assertThat(hello.run("deploy", "v1.1.0", "--to", "staging", "--yes").status())
                .isZero();
    }

    @Test
    void whatIsLiveWhereADeploymentHasNotEndedIsNotPromoted() throws Exception {
        hello.run("deploy", "v1.0.0", "--to", "staging", "--yes");
        hello.leaveLease("staging", "staging-9");

        Said refused = hello.run("promote", "--from", "staging", "--to", "production", "--yes");

        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.err()).contains("staging is held by ben from desk-7").contains("slipway recover staging");
        assertThat(hello.root("production")).doesNotExist();
    }

    @Test
    void whereNothingCanBeRecoveredItSaysWhy() throws Exception {
        Said nothing = hello.run("recover", "staging", "finish");
        hello.leaveLease("staging", "staging-9");
        Said theirs = hello.run("recover", "staging", "finish");

        assertThat(nothing.err()).contains("No deployment to staging was interrupted.");
        assertThat(theirs.status()).isEqualTo(3);
        assertThat(theirs.err()).contains("held by ben from desk-7").contains("on the machine that began it");
    }

    @Test
    void aReleaseWhoseTagIsGoneCanStillBeGoneBackTo() throws Exception {
        hello.deploy("v1.0.0", "staging");
        hello.deploy("v1.1.0", "staging");
        hello.git().run("tag", "-d", "v1.0.0");

        assertThat(hello.run("rollback", "staging", "--to", "v1.0.0", "--yes").status())
                .isZero();
        assertThat(hello.served("staging")).isEqualTo("hello");
    }

    @Test
    void whoDeploysWhatIsLiveIsToldSo() throws Exception {
        hello.deploy("v1.0.0", "staging");

        assertThat(hello.run("deploy", "v1.0.0", "--to", "staging", "--yes").err())
                .contains("These files are live there already: nothing is sent");
    }

    @Test
    void aShallowCloneCanStillGoBack() throws Exception {
        hello.run("deploy", "v1.0.0", "--to", "production", "--yes");
        hello.run("deploy", "v1.1.0", "--to", "production", "--yes");
        hello.release("v1.2.0", "feat: say it louder", "HELLO");
        Path shallow = directory.resolve("shallow");
        hello.git().run("clone", "-q", "--depth", "1", "file://" + hello.project(), shallow.toString());

        Said said = hello.run("-C", shallow.toString(), "rollback", "production", "--yes");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void aHostThatIsDownIsUnknown() {
        hello.sshd().close();

        Said said = hello.run("status", "staging");

        assertThat(said.status()).isEqualTo(4);
        assertThat(said.out()).contains("unknown").contains("slipway doctor staging");
        assertThat(hello.run("deploy", "v1.0.0", "--to", "staging", "--yes").status())
                .isEqualTo(4);
    }

    @Test
    void doctorNamesWhoHoldsAnEnvironmentAndWhatFreesItAndWhatDrifted() throws Exception {
        hello.deploy("v1.0.0", "staging");
        hello.leaveLease("staging", "staging-9");
        Files.delete(directory.toRealPath().resolve("hosts/staging/current"));

        Said said = hello.run("doctor", "staging");

        assertThat(said.status()).isEqualTo(3);
        assertThat(said.out())
                .contains("fault    staging: staging is held by ben from desk-7 since 1970-01-01T00:00:00Z")
                .contains("has expired")
                .contains("slipway recover staging close")
                .contains("warning  staging: stage-1 shows nothing live; recorded is v1.0.0.");
        assertThat(hello.run("doctor", "production").status()).isZero();
    }

    @Test
    void doctorNamesTheFaultsOfAFileThatIsNotCommittedYet() throws Exception {
        Path file = hello.project().resolve("slipway.yaml");
        Files.writeString(file, Files.readString(file) + "enviroments: {}\n");

        Said said = hello.run("doctor", "staging");

        assertThat(said.status()).isZero();
        assertThat(said.out())
                .contains("that of " + hello.git().run("rev-parse", "HEAD").substring(0, 7) + " is read instead.")
                .contains("Mend what follows and commit it.")
                .contains("slipway.yaml: valid as committed")
                .containsPattern("slipway.yaml:\\d+:1: .*enviroments.*environments.* \\(not committed\\)");
    }

    @Test
    void doctorSaysByItsStatusWhatKindOfFaultStandsFirst() {
        assertThat(hello.run("doctor").status()).isZero();

        hello.sshd().close();
        assertThat(hello.run("doctor", "staging").status()).isEqualTo(4);

        hello.configure("steps: [{ name: purge, at: after-switch, run: purge, timeout: 1m }]\n");
        Said said = hello.run("doctor", "staging");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.out()).contains("steps is not supported yet");
    }

    private static String digest(Said plan) {
        return plan.out().substring(plan.out().indexOf("digest: ") + 8).strip();
    }
}
