package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A promotion starts by itself at the time for which it was asked, while some Slipway is open; never when it must not. */
class ScheduledTest extends WithPolicyOfThree {
    @Test
    void whatIsApprovedStartsByItselfAtItsTimeAndNotBefore() throws Exception {
        String id = askAt("2h");
        assertThat(hello.run("approvals").out())
                .contains("ben can give it.")
                .contains("It starts by itself on ")
                .contains("if it is approved by then. A Slipway has to be open then, of somebody who may start it.");
        approve("ben", id);

        hello.as("ana");
        assertRefused(hello.run("deploy", "v1.1.0", "--to", "production", "--yes"), "It starts by itself on ");
        assertThat(hello.run("watch", "--once").out()).contains("It is approved. It starts by itself on ");
        assertThat(hello.served("production")).isEqualTo("hello");

        later(Duration.ofMinutes(121));
        Said started = hello.run("watch", "--once");
        assertThat(started.status()).as(started.err()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
        assertThat(hello.run("approvals", "--all").out()).contains("ana started it as production-");
        assertThat(hello.run("audit").out()).contains("As ana had asked: the new greeting");
        assertThat(hello.run("watch", "--once").out()).isEqualTo("Nothing is to start by itself that you may start.\n");
    }

    @Test
    void whatIsNotApprovedInTimeDoesNotStart() throws Exception {
        String id = askAt("2h");
        later(Duration.ofMinutes(130));
        assertThat(hello.run("watch", "--once").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello");

        approve("ben", id);
        hello.as("ana");
        later(Duration.ofMinutes(181));

        Said over = hello.run("watch", "--once");
        assertThat(over.out()).contains("and did not; it can be started by hand.");
        assertThat(hello.served("production")).isEqualTo("hello");
        assertThat(promote().status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void anotherWhoMayStartItDoesSoWhereThatOfWhoAskedIsNotOpen() throws Exception {
        String id = askAt("2h");
        approve("ben", id);
        later(Duration.ofMinutes(121));
        assertThat(hello.run("watch", "--once").status()).isZero(); // who asked comes first
        assertThat(hello.served("production")).isEqualTo("hello");

        later(Duration.ofMinutes(123));
        assertThat(hello.run("watch", "--once").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
        assertThat(hello.run("approvals", "--all").out()).contains("ben started it as production-");
    }

    @Test
    void whoMayNotStartItDoesNot() throws Exception {
        String id = askAt("2h");
        approve("ben", id);
        hello.as("cleo");
        later(Duration.ofMinutes(130));

        assertThat(hello.run("watch", "--once").out()).isEqualTo("Nothing is to start by itself that you may start.\n");
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void othersSeeWhichSlipwayIsReadyForItOrThatNoneIs() throws Exception {
        askAt("50m");
        hello.as("ben");
        assertThat(hello.run("approvals").out())
                .contains("No Slipway is known to be ready for that: keep one open, or run slipway watch.");
        hello.as("ana");
        hello.run("watch", "--once");
        hello.as("ben");
        assertThat(hello.run("approvals").out()).contains("Ready for that: ana on laptop.");

        later(Duration.ofMinutes(20));
        assertThat(hello.run("approvals").out()).contains("No Slipway is known to be ready for that");
    }

    @Test
    void readinessIsSeenInAnotherCloneAfterAFetch() throws Exception {
        Path shared = share();
        String bens = clone(shared, "ben");
        askAt("50m");
        hello.run("watch", "--once");

        hello.as("ben");
        hello.run("-C", bens, "fetch");

        assertThat(hello.run("-C", bens, "approvals").out()).contains("Ready for that: ana on laptop.");
    }

    @Test
    void itsTimeMustLieInAWindowAndAhead() throws Exception {
        assertRefused(promoteAt("31d"), " is more than 30 days ahead.");
        policy(
                "release: [ana, ben], ops: [cleo]",
                "freezes: [{ name: sale, from: 2020-01-01T00:00, to: 2099-01-01T00:00, zone: UTC }]");
        Said closed = promoteAt("2h");
        assertThat(closed.status()).isEqualTo(3);
        assertThat(closed.err()).contains("production ").contains("freeze \"sale\"");
        assertThat(promoteAt("tomorrow").err())
                .contains("'tomorrow' is no time here; write 14:00, \"2026-12-01 14:00\", 2h");
    }

    @Test
    void whereNobodyMustApproveItsTimeAloneIsWaitedFor() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "windows: [{ allow: \"mon-sun 00:00-23:59\", zone: UTC }]");
        Said asked = promoteAt("2h");
        assertThat(asked.status()).as(asked.err()).isZero();
        assertThat(asked.out()).contains("It starts by itself on ");
        later(Duration.ofMinutes(121));

        assertThat(hello.run("watch", "--once").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void withoutAPolicyThereIsNothingToStartByItself() {
        Said said = hello.run("promote", "--from", "production", "--to", "staging", "--yes", "--at", "2h");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("No policy protects staging, so nobody can sign for a start by itself there.");
    }

    @Test
    void aHoldKeepsItFromStartingAndItStartsOnceThatIsTakenBack() throws Exception {
        String id = askAt("2h");
        approve("ben", id);
        hello.as("ana");
        hello.run("hold", "production", "-m", "the database is being moved");
        later(Duration.ofMinutes(125));

        assertRefused(hello.run("watch", "--once"), "the database is being moved");
        hello.run("resume", "production", "-m", "moved");
        assertThat(hello.run("watch", "--once").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void afterARollbackNothingStartsByItselfUntilSomebodyResumesButPeopleGoOn() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "windows: [{ allow: \"mon-sun 00:00-23:59\", zone: UTC }]");
        hello.deploy("v1.1.0", "production");
        assertThat(hello.run("rollback", "production", "--yes").status()).isZero();
        assertThat(hello.run("audit").out())
                .contains("environment.automation-off")
                .contains("for automation, since it went back to v1.0.0");
        assertThat(hello.run("status", "production").out())
                .contains("nothing starts by itself in production, by Cleo Marsh since ");

        Said asked = promoteAt("2h");
        assertThat(asked.out()).contains("But production is on hold for automation, since it went back to v1.0.0");
        later(Duration.ofMinutes(121));
        assertRefused(
                hello.run("watch", "--once"), "production is on hold for automation, since it went back to v1.0.0");
        assertThat(hello.served("production")).isEqualTo("hello");

        assertThat(hello.run("resume", "production", "-m", "understood").out())
                .contains("production is not on hold any more.");
        assertThat(hello.run("watch", "--once").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
        assertThat(hello.run("rollback", "production", "--yes").status()).isZero();
        assertThat(hello.run("deploy", "v1.1.0", "--to", "production", "--yes").status())
                .isZero();
    }

    @Test
    void aReleaseThatGoesBackByItselfTurnsAutomationOffToo() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "windows: [{ allow: \"mon-sun 00:00-23:59\", zone: UTC }]");
        hello.brokenRelease("v1.2.0");
        assertThat(hello.run("deploy", "v1.2.0", "--to", "production", "--yes").status())
                .isEqualTo(1);

        assertThat(hello.run("audit").out()).contains("for automation, since v1.2.0 was rolled back (production-");
    }

    @Test
    void whatFailedIsNotTriedAgainAndAgain() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "windows: [{ allow: \"mon-sun 00:00-23:59\", zone: UTC }]");
        hello.brokenRelease("v1.2.0");
        Said asked = hello.run("request", "v1.2.0", "--to", "production", "--yes", "--at", "2h");
        assertThat(asked.status()).as(asked.err()).isZero();
        later(Duration.ofMinutes(121));

        assertThat(hello.run("watch", "--once").status()).isEqualTo(1);
        hello.run("resume", "production", "-m", "understood");
        Said again = hello.run("watch", "--once");
        assertThat(again.status()).isZero();
        assertThat(again.out()).isEqualTo("Nothing is to start by itself that you may start.\n");
    }

    private Said promoteAt(String time) {
        return hello.run(
                "promote", "--from", "staging", "--to", "production", "--yes", "-m", "the new greeting", "--at", time);
    }

    private String askAt(String time) {
        Said said = promoteAt(time);
        assertThat(said.status()).as(said.err()).isZero();
        return id(said);
    }

    private void later(Duration ahead) {
        hello.at(Instant.now().plus(ahead));
    }
}
