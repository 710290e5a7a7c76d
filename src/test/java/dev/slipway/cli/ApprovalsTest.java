package dev.slipway.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.HelloProject.Said;
import dev.slipway.git.GitProgram;
import dev.slipway.git.program.ProgramRun;
import dev.slipway.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who needs a yes of others asks for it, gets it signed, and starts exactly what was approved; no server is needed. */
class ApprovalsTest extends WithPolicyOfThree {
    @Test
    void whatIsPromotedIsAskedForApprovedBySomebodyElseAndThenStarted() throws Exception {
        Said asked = promote();
        assertThat(asked.status()).as(asked.err()).isZero();
        assertThat(asked.out())
                .contains("ana asked for it: promotion ")
                .contains(", v1.1.0 to production.")
                .contains("0 of 1 approval of release; ben can give it.");
        assertThat(hello.served("production")).isEqualTo("hello");
        String id = id(asked);

        assertRefused(hello.run("approve", id, "--yes"), "ana asked for it: somebody else has to approve it.");
        assertRefused(hello.run("deploy", "v1.1.0", "--to", "production", "--yes"), "ben can give it.");
        assertRefused(promote(), "ana asked for this very plan already: promotion " + id + ".");

        hello.as("ben");
        assertThat(hello.run("approvals").out())
                .contains(id + "  v1.1.0 to production  asked for by ana")
                .contains("Waits for you.");
        Said approved = hello.run("approve", id, "--yes", "-m", "looks good");
        assertThat(approved.status()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("ben approved it").contains("It is approved and can be started.");
        assertThat(hello.served("production")).isEqualTo("hello");

        hello.as("ana");
        Said started = promote();
        assertThat(started.status()).as(started.err()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
        assertThat(hello.run("approvals").out()).isEqualTo("Nothing waits for approval.\n");
        assertThat(hello.run("approvals", "--all").out()).contains("ana started it as production-");
        assertThat(hello.run("audit").out())
                .contains("promotion.requested")
                .contains("signed by ana: the new greeting");
    }

    @Test
    void theLastApproverCanStartItAtOnce() throws Exception {
        String id = ask();

        hello.as("ben");
        Said said = hello.run("approve", id, "--yes", "--start");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void anApproverSeesThePlanAndTypesYes() throws Exception {
        String id = ask();
        hello.as("ben");

        Said no = hello.typing("no", "approve", id);
        assertRefused(no, "Not confirmed; nothing was changed.");
        assertThat(no.out()).contains("deploy v1.0.0 -> v1.1.0 in production").contains("digest: ");
        assertRefused(hello.run("approve", id, "--digest", "0123456789ab"), "The plan is not the one with digest");

        assertThat(hello.typing("yes", "approve", id).out()).contains("ben approved it");
    }

    @Test
    void onceSomethingChangedThatTheApproverSawItDoesNotCountAnyMoreAndIsSaid() throws Exception {
        String id = ask();
        approve("ben", id);

        hello.as("ana");
        policy("release: [ana, ben], ops: [cleo]", "");
        hello.release("v1.2.0", "feat: say more", "hello and more");
        hello.deploy("v1.2.0", "production");
        policy("release: [ana, ben], ops: [cleo]", "approvals: [{ team: release }]");

        assertRefused(
                hello.run("deploy", "v1.1.0", "--to", "production", "--yes"),
                "The approvals of promotion " + id
                        + " do not count for this plan: What is live on web-1 changed from v1.0.0 to v1.2.0.");
    }

    @Test
    void aChangedPolicyMakesApprovalsVoid() throws Exception {
        String id = ask();
        approve("ben", id);

        policy("release: [ana, ben, cleo], ops: [cleo]", "approvals: [{ team: release }]");

        hello.as("ana");
        assertRefused(
                hello.run("deploy", "v1.1.0", "--to", "production", "--yes"),
                "The approval of ben does not count: the policy here is another one than they approved under.");
        approve("cleo", id);
        hello.as("ana");
        assertThat(promote().status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void anApprovalExpires() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "approvals: [{ team: release, expires: 1h }]");
        String id = ask();
        approve("ben", id);

        hello.as("ana");
        hello.at(Instant.now().plus(Duration.ofHours(2)));

        assertRefused(
                hello.run("deploy", "v1.1.0", "--to", "production", "--yes"),
                "The approval of ben is 2 h old and expired after 1 h.");
    }

    @Test
    void twoRulesNeedTwoPeopleAndWhoIsInNoTeamCannotApprove() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "approvals: [{ team: release }, { team: ops }]");
        String id = ask();
        approve("ben", id);
        assertRefused(hello.run("approve", id, "--yes"), "ben has approved it already.");
        assertRefused(hello.run("deploy", "v1.1.0", "--to", "production", "--yes"), "cleo can give it.");

        approve("cleo", id);
        assertRefused(
                hello.run("deploy", "v1.1.0", "--to", "production", "--yes"),
                "cleo may not deploy to production: that is for release.");
        hello.as("ben");
        assertThat(hello.run("deploy", "v1.1.0", "--to", "production", "--yes").status())
                .isZero();
    }

    @Test
    void aNoEndsItAWithdrawalTakesItBackAndACommentDecidesNothing() throws Exception {
        String id = ask();
        hello.as("ben");
        assertThat(hello.run("comment", id, "-m", "what about the cart?").status())
                .isZero();
        assertThat(hello.run("reject", id, "-m", " ").err()).contains("It is not said why.");
        assertThat(hello.run("reject", id, "-m", "after the sale").out()).contains("ben rejected it: after the sale.");
        assertRefused(hello.run("approve", id, "--yes"), "is not open any more: ben rejected it: after the sale.");
        assertThat(hello.run("withdraw", id).out()).contains("0 of 1 approval of release; ben can give it.");

        hello.as("ana");
        assertThat(hello.run("approvals", id).out())
                .contains("ben commented: what about the cart?")
                .contains("ben rejected it: after the sale")
                .contains("ben took back what they said");
        assertThat(hello.run("withdraw", id, "-m", "found a bug").out()).contains("ana withdrew it: found a bug.");
        hello.as("ben");
        assertRefused(hello.run("approve", id, "--yes"), "is not open any more: ana withdrew it: found a bug.");
        assertThat(ask()).isNotEqualTo(id);
    }

    @Test
    void aNoThatWasNotFetchedYetKeepsItFromStarting() throws Exception {
        Path shared = share();
        String bens = clone(shared, "ben");
        String id = ask();
        approve("ben", id);
        hello.run("fetch");
        hello.run("-C", bens, "fetch");
        assertThat(hello.run("-C", bens, "withdraw", id).err()).isEmpty();

        hello.as("ana"); // who knows only of the approval

        assertRefused(hello.run("deploy", "v1.1.0", "--to", "production", "--yes"), "ben can give it.");
    }

    @Test
    void aYesThatWasNotFetchedYetCountsWhenItIsPromoted() throws Exception {
        Path shared = share();
        String bens = clone(shared, "ben");
        String id = ask();
        hello.as("ben");
        hello.run("-C", bens, "fetch");
        assertThat(hello.run("-C", bens, "approve", id, "--yes").err()).isEmpty();

        hello.as("ana");

        assertThat(promote().status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
    }

    @Test
    void aRivalRequestWithApprovalsOfOthersTakesNothingAway() throws Exception {
        String id = ask();
        hello.as("cleo");
        Said rival = hello.run("request", "v1.1.0", "--to", "production", "--yes");
        assertRefused(rival, "ana asked for this very plan already: promotion " + id + ".");
        approve("ben", id);

        hello.as("ana");
        assertThat(promote().status()).isZero();
    }

    @Test
    void whatIsPassedByAnotherReleaseDoesNotWaitAnyMore() throws Exception {
        hello.release("v1.2.0", "feat: say more", "hello and more");
        String id = ask();
        hello.run("approvals");
        hello.commitFile(
                "slipway.policy.yaml",
                Files.readString(hello.project().resolve("slipway.policy.yaml"))
                        .replace("rollback: [release] }", "rollback: [release], override: [release] }"));
        assertThat(hello.run("deploy", "v1.2.0", "--to", "production", "--yes", "--override", "urgent")
                        .status())
                .isZero();

        assertThat(hello.run("approvals").out()).isEqualTo("Nothing waits for approval.\n");
        assertThat(hello.run("approvals", "--all").out())
                .contains(id)
                .contains("v1.2.0 is live on production by now, so its plan is not the same any more.");
    }

    @Test
    void goingBackWaitsForNoApproval() throws Exception {
        String id = ask();
        approve("ben", id);
        assertThat(hello.run("deploy", "v1.1.0", "--to", "production", "--yes").status())
                .isZero();

        assertThat(hello.run("rollback", "production", "--yes").status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello");
    }

    @Test
    void aBrokenRuleOfNamesIsSaid() {
        assertThat(hello.run("approve", "12", "--yes").err()).contains("\"12\" is too short to name one promotion.");
        assertThat(hello.run("approve", "12345678", "--yes").err()).contains("There is no promotion 12345678.");
        assertThat(hello.run("request", "v1.0.0", "--to", "staging", "--yes").err())
                .contains("Nobody has to approve this.");
        assertThat(hello.run("approvals").out()).isEqualTo("Nothing waits for approval.\n");
    }

    @Test
    void theReleaseOfAPromotionMayBeGone() throws Exception {
        hello.write("app/index.html", "an experiment");
        hello.git().run("checkout", "-q", "-b", "experiment");
        hello.git().run("commit", "-q", "-a", "-m", "feat: try something");
        hello.git().run("checkout", "-q", "main");
        Said said = hello.run("request", "experiment", "--to", "production", "--yes");
        assertThat(said.status()).as(said.err()).isZero();
        String id = id(said);

        hello.git().run("branch", "-q", "-D", "experiment");
        hello.git().run("reflog", "expire", "--expire=now", "--all");
        hello.git().run("gc", "-q", "--prune=now");

        hello.as("ben");
        assertRefused(hello.run("approve", id, "--yes"), "of promotion " + id + " is not in this repository.");
        assertThat(hello.run("approvals", "--all").out()).contains("Its release is not in this repository: ");
    }

    @Test
    void twoWorkstationsShareWhatIsAskedAndAnsweredEvenAtOnce() throws Exception {
        policy("release: [ana, ben], ops: [cleo]", "approvals: [{ team: release }, { team: ops }]");
        Path shared = share();
        String bens = clone(shared, "ben");
        String cleos = clone(shared, "cleo");
        String id = ask();

        hello.as("ben");
        assertThat(hello.run("-C", bens, "fetch").status()).isZero();
        hello.as("cleo");
        assertThat(hello.run("-C", cleos, "fetch").status()).isZero();
        assertThat(hello.run("-C", cleos, "approve", id, "--yes").err()).isEmpty();
        hello.as("ben"); // who has not fetched what cleo said
        assertThat(hello.run("-C", bens, "approve", id, "--yes").err()).isEmpty();

        hello.as("ana");
        assertThat(hello.run("fetch").out()).contains("news of holds, blocks and promotions");
        assertThat(promote().status()).isZero();
        assertThat(hello.served("production")).isEqualTo("hello again");
        hello.as("ben");
        assertThat(hello.run("-C", bens, "fetch").status()).isZero();
        assertThat(hello.run("-C", bens, "approvals", "--all").out()).contains("ana started it as production-");
    }

    @Test
    void whoeverHasGitAndSshKeygenChecksAnApproval() throws Exception {
        String id = ask();
        approve("ben", id);
        GitProgram git = hello.git();
        String ledger = git.run("for-each-ref", "--format=%(refname)", "refs/slipway/promotions/")
                .strip();
        assertThat(ledger).startsWith("refs/slipway/promotions/" + id);
        String record = List.of(git.run("ls-tree", "--name-only", ledger).split("\n")).stream()
                .map(name -> git.run("show", ledger + ":" + name))
                .filter(text -> text.contains("\\\"type\\\":\\\"Approval\\\""))
                .findFirst()
                .orElseThrow();
        Map<?, ?> signed = Json.read(record.getBytes(UTF_8), Map.class);
        Path signature = Files.writeString(directory.resolve("approval.sig"), String.valueOf(signed.get("signature")));
        Path people = Files.writeString(directory.resolve("people"), "ben " + hello.keyOf("ben") + "\n");

        ProgramRun.Ended verified = new ProgramRun(directory, System.getenv(), Duration.ofSeconds(30))
                .of(
                        Path.of("/usr/bin/ssh-keygen"),
                        List.of(
                                "-Y",
                                "verify",
                                "-f",
                                people.toString(),
                                "-I",
                                "ben",
                                "-n",
                                "slipway",
                                "-s",
                                signature.toString()),
                        String.valueOf(signed.get("text")).getBytes(UTF_8));

        assertThat(verified.status()).as(verified.output() + verified.errors()).isZero();
    }
}
