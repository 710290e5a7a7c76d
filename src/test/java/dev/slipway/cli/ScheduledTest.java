package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.git.Repositories;
import dev.slipway.git.SharedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.awaitility.Awaitility;
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
        assertThat(over.out()).contains("It is approved. ").contains(" and did not. It can be started by hand.");
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

        Said said = hello.run("watch", "--once");
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.err()).contains("1 promotion will not start from here: nobody whose key is here may start it.");
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void othersSeeWhichSlipwayIsReadyForItOrThatNoneIs() throws Exception {
        askAt("50m");
        hello.as("ben");
        assertThat(hello.run("approvals").out())
                .contains("No Slipway is known to be ready for that: keep one open, or run slipway watch.");
        hello.as("ana");
        watchAWhile();
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
        watchAWhile();
        hello.run("fetch");

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
        policy("release: [ana, ben], ops: [cleo]", "");
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

        Said waits = hello.run("watch", "--once");
        assertThat(waits.status()).isZero();
        assertThat(waits.err())
                .contains("v1.1.0 to production does not start yet: ")
                .contains("the database is being moved");
        hello.run("resume", "production", "-m", "moved");
        assertThat(hello.run("watch", "--once").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void afterARollbackNothingStartsByItselfUntilSomebodyResumesButPeopleGoOn() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "");
        hello.deploy("v1.1.0", "production");
        assertThat(hello.run("rollback", "production", "--yes").status()).isZero();
        assertThat(hello.run("audit").out())
                .contains("environment.automation-off")
                .contains("for automation, since it went back to v1.0.0");
        assertThat(hello.run("status", "production").out())
                .contains("nothing starts by itself in production until it is resumed, by Cleo Marsh since ");

        Said asked = promoteAt("2h");
        assertThat(asked.out()).contains("But production is on hold for automation, since it went back to v1.0.0");
        later(Duration.ofMinutes(121));
        assertThat(hello.run("watch", "--once").err())
                .contains("production is on hold for automation, since it went back to v1.0.0");
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
        policy("release: [ana, ben], ops: [cleo]", "");
        hello.brokenRelease("v1.2.0");
        assertThat(hello.run("deploy", "v1.2.0", "--to", "production", "--yes").status())
                .isEqualTo(1);

        assertThat(hello.run("audit").out()).contains("for automation, since v1.2.0 was rolled back (production-");
    }

    @Test
    void whatFailedBeforeItSwitchedIsTriedAgainByNobody() throws Exception {
        String id = askAt("2h");
        approve("ben", id);
        hello.as("ana");
        later(Duration.ofMinutes(121));
        Path journal = hello.root("production").resolve(".slipway/journal.jsonl");
        Path aside = Files.move(journal, journal.resolveSibling("aside"));
        Files.createDirectory(journal); // no step can note what it does

        assertThat(hello.run("watch", "--once").status()).isEqualTo(1);

        Files.delete(journal);
        Files.move(aside, journal);
        assertThat(hello.run("watch", "--once").out()).contains("ana on laptop tried, as production-");
        hello.as("ben");
        later(Duration.ofMinutes(130));
        assertThat(hello.run("watch", "--once").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void whatWasWithdrawnWhereNobodyMustApproveDoesNotStart() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "");
        Path shared = share();
        String bens = clone(shared, "ben");
        String id = askAt("2h");
        later(Duration.ofMinutes(125));
        hello.as("ben");
        hello.run("-C", bens, "fetch");
        hello.as("ana");
        assertThat(hello.run("withdraw", id, "-m", "not today").status()).isZero(); // ben has not fetched that

        hello.as("ben");
        Said said = hello.run("-C", bens, "watch", "--once");

        assertThat(said.out()).isEqualTo("Nothing is to start by itself that you may start.\n");
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void aReleaseThatWasMadeLaterIsFetchedBeforeItsTime() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "");
        Path shared = share();
        String bens = clone(shared, "ben");
        hello.release("v1.2.0", "feat: say more", "hello and more");
        hello.git().run("push", "-q", "origin", "main", "v1.2.0");
        hello.run("request", "v1.2.0", "--to", "production", "--yes", "--at", "2h");
        hello.as("ben");
        later(Duration.ofMinutes(125));

        Said said = hello.run("-C", bens, "watch", "--once");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello and more");
    }

    @Test
    void whereOthersCannotBeHeardNothingStartsByItself() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "");
        Path shared = share();
        askAt("2h");
        Files.move(shared, shared.resolveSibling("moved.git"));
        later(Duration.ofMinutes(121));

        Said said = hello.run("watch", "--once");

        assertThat(said.status()).isEqualTo(4);
        assertThat(said.err()).contains("What others have said of it cannot be heard: ");
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void whatStrangersPushIntoTheLedgerOfReadinessBreaksNothing() throws Exception {
        String id = askAt("50m");
        String whole = hello.git()
                .run("for-each-ref", "--format=%(refname:lstrip=3)", "refs/slipway/promotions/" + id + "*")
                .strip();
        SharedRecords records = Repositories.open(hello.project(), Clock.systemUTC(), Optional.empty())
                .sharedRecords();
        records.add(
                "standby/" + whole,
                "{\"at\":\"+1000000000-12-31T23:59:59.999999999Z\",\"by\":\"eve\",\"machine\":\"x\",\"type\":\"Ready\"}",
                "eve");
        records.add("standby/" + whole, "{\"type\":\"Ready\",\"by\":\"" + "e".repeat(100_000) + "\"}", "eve");

        Said said = hello.run("approvals");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("No Slipway is known to be ready for that");
    }

    @Test
    void whatIsNotLiveWhereItComesFromAnyMoreDoesNotStart() throws Exception {
        String id = askAt("2h");
        approve("ben", id);
        hello.as("ana");
        hello.deploy("v1.0.0", "staging");
        later(Duration.ofMinutes(121));

        Said said = hello.run("watch", "--once");

        assertThat(said.err()).contains("v1.1.0 is not live on staging any more: v1.0.0 is.");
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void whoOverridesGatesStartsNowAndNotAtATime() {
        Said said = hello.run(
                "promote", "--from", "staging", "--to", "production", "--at", "2h", "--override", "now", "--yes");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err()).contains("Who overrides gates starts now, not at a time.");
    }

    /** Lets Slipway watch until it has said that it is ready. */
    private void watchAWhile() throws Exception {
        Thread watch = new Thread(() -> hello.run("watch"));
        watch.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        hello.git().run("for-each-ref", "refs/slipway/standby/").contains("standby"));
        watch.interrupt();
        watch.join();
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
