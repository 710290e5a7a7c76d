package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.host.HostScript;
import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import dev.slipway.ssh.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A permit counts only where it is what the policy asks for: signed by who may, for this plan, now, and once. */
class GuardRefusalsTest extends WithKeyOnly {
    @Test
    void withoutASignedStartNothingOfAPlanRuns() throws Exception {
        assertRefused(send("", switching(plan, Rogue.DEPLOYMENT)), "lets nothing change that was not signed");
        assertNotPermitted(rogue(), "The permit lacks the plan or its start");
    }

    @Test
    void aStartCountsOnlyFromWhoMayAndAsTheySignedIt() throws Exception {
        String start = rogue().start("ana", Mode.DEPLOY, Instant.now(), Optional.empty());
        assertNotPermitted(rogue().said("start", start, "cleo"), "is not signed by somebody whom the policy knows");
        hello.keyOf("eve");
        assertNotPermitted(rogue().started("eve", Mode.DEPLOY), "is not signed by somebody whom the policy knows");
        assertNotPermitted(
                rogue().said("start", start, "ana", "file", start), "is not signed by somebody whom the policy knows");
        assertNotPermitted(
                rogue().said("start", start, "ana", "slipway", start + " "),
                "is not signed by somebody whom the policy knows");
        assertNotPermitted(rogue().started("cleo", Mode.DEPLOY), "cleo may not deploy in production");
        assertNotPermitted(
                rogue().said("start", start.replace("\"by\":\"ana\"", "\"by\":\"ana\",\"by\":\"cleo\""), "ana"),
                "no JSON of Slipway");
    }

    @Test
    void aStartIsForOneDeploymentOneHourAndOnePlace() throws Exception {
        Rogue approved = rogue().asked("ana").approved("ben", Instant.now());
        assertNotPermitted(
                approved.started("ana", Mode.DEPLOY, Instant.now().minus(Duration.ofHours(25)), Optional.empty()),
                "signed more than a day ago");
        assertNotPermitted(
                rogue().started("ana", Mode.DEPLOY, Instant.now().plus(Duration.ofMinutes(10)), Optional.empty()),
                "ahead of the clock");
        Ran other = send(
                rogue().started("ana", Mode.DEPLOY).permit(),
                Command.of("slipway-guard", "permit", "production-another").line());
        assertRefused(other, "signed for another deployment or another plan");
        String json = Json.text(plan);
        for (String elsewhere : List.of(
                json.replace("\"environment\":\"production\"", "\"environment\":\"staging\""),
                json.replace("\"project\":\"hello\"", "\"project\":\"other\""))) {
            assertNotPermitted(
                    new Rogue(directory.toRealPath(), new Digest(known("policy")), elsewhere)
                            .started("ana", Mode.DEPLOY),
                    "The plan is for another environment");
        }
        assertNotPermitted(
                new Rogue(
                                directory.toRealPath(),
                                new Digest(known("policy")),
                                json.replace("\"name\":\"web-1\"", "\"name\":\"web-2\""))
                        .asked("ana")
                        .approved("ben", Instant.now())
                        .started("ana", Mode.DEPLOY),
                "The plan does nothing on web-1");
        assertNotPermitted(
                new Rogue(directory.toRealPath(), Digest.of("another"), json).started("ana", Mode.DEPLOY),
                "under another policy");
    }

    @Test
    void approvalsHaveToBeOthersYoungAndOfThisVeryPlan() throws Exception {
        String lacks = "This plan lacks approvals that production asks for";
        Instant now = Instant.now();
        assertNotPermitted(rogue().started("ana", Mode.DEPLOY), "Nobody approved this plan");
        assertNotPermitted(rogue().asked("ana").started("ana", Mode.DEPLOY), lacks);
        assertNotPermitted(rogue().asked("ana").approved("ana", now).started("ana", Mode.DEPLOY), lacks);
        assertNotPermitted(
                rogue().asked("ana").approved("ana", now).approved("cleo", now).started("ana", Mode.DEPLOY), lacks);
        assertNotPermitted(
                rogue().asked("ana")
                        .approved("ben", now.minus(Duration.ofDays(4)))
                        .started("ana", Mode.DEPLOY),
                lacks);
        assertNotPermitted(
                rogue().asked("ana")
                        .approved("ben", now.plus(Duration.ofHours(1)))
                        .started("ana", Mode.DEPLOY),
                lacks);
        Digest policy = new Digest(known("policy"));
        assertNotPermitted(
                rogue().asked("ana")
                        .approved("ben", now, Digest.of("another request"), plan.digest(), policy)
                        .started("ana", Mode.DEPLOY),
                lacks);
        Rogue asked = rogue().asked("ana");
        assertNotPermitted(
                rogue().asked("ana")
                        .approved("ben", now, asked.promotion(), Digest.of("another plan"), policy)
                        .started("ana", Mode.DEPLOY),
                lacks);
    }

    @Test
    void anApprovalUnderAnotherPolicyOrOfSomebodyWhoWasRemovedDoesNotCount() throws Exception {
        policy("release: [ana, cleo], ops: [cleo]", "approvals: [{ team: release }]");
        install();
        assertNotPermitted(
                rogue().asked("ana").approved("ben", Instant.now()).started("ana", Mode.DEPLOY),
                "This plan lacks approvals");
        assertNotPermitted(
                rogue().asked("ana")
                        .approved("cleo", Instant.now(), Digest.of("x"), plan.digest(), Digest.of("older policy"))
                        .started("ana", Mode.DEPLOY),
                "This plan lacks approvals");
    }

    @Test
    void whatNobodySignedIsNotEvenRead() throws Exception {
        String deep = "{\"by\":\"ben\"" + ",[".repeat(10_000);
        assertNotPermitted(
                rogue().said("start", deep, "ben", "slipway", "x"), "is not signed by somebody whom the policy knows");
        assertNotPermitted(
                rogue().asked("ana")
                        .said("approval", deep, "ben", "slipway", "x")
                        .started("ana", Mode.DEPLOY),
                "This plan lacks approvals");
        assertNotPermitted(
                rogue().asked("ana").said("approval", deep, "ben").started("ana", Mode.DEPLOY), "no JSON of Slipway");
        assertNotPermitted(
                rogue().asked("ana")
                        .said("approval", "{\"by\":\"ben\",\"x\":" + "1".repeat(41) + "}", "ben")
                        .started("ana", Mode.DEPLOY),
                "no JSON of Slipway");
        assertNotPermitted(
                rogue().said("start", deep + " ".repeat(32_768), "ben"), "The permit lacks the plan or its start");
        assertNotPermitted(
                new Rogue(directory.toRealPath(), new Digest(known("policy")), deep)
                        .said("start", rogue().start("ana", Mode.DEPLOY, Instant.now(), Optional.empty()), "ana"),
                "signed for another deployment or another plan");
    }

    @Test
    void whoAskedCannotHideBehindTheRequestOfAnotherForAnotherPlan() throws Exception {
        Plan other = hello.plan("v1.0.0", "production");
        assertNotPermitted(
                rogue().asked("ben", Json.text(other))
                        .approved("ana", Instant.now())
                        .started("ana", Mode.DEPLOY),
                "The request is for another plan");
    }

    @Test
    void whatWasApprovedForATimeDoesNotRunBefore() throws Exception {
        Instant now = Instant.now();
        assertNotPermitted(
                rogue().askedFor(now.plus(Duration.ofHours(2)), "ana")
                        .approved("ben", now)
                        .started("ana", Mode.DEPLOY),
                "nobody approved this plan for now");
        Ran due = show(rogue().askedFor(now.minusSeconds(30), "ana")
                .approved("ben", now)
                .started("ana", Mode.DEPLOY));
        assertThat(due.status()).as(due.output()).isZero();
    }

    @Test
    void whoMayNotOverrideDoesNot() throws Exception {
        assertNotPermitted(
                rogue().started("ana", Mode.DEPLOY, Instant.now(), Optional.of("I know better")),
                "ana may not override gates in production");
    }

    @Test
    void anOlderDeploymentIsNotRunAgain() throws Exception {
        Rogue old = rogue().asked("ana")
                .approved("ben", Instant.now())
                .started("ana", Mode.DEPLOY, Instant.now().minusSeconds(60), Optional.empty());
        assertThat(show(old).status()).isZero();
        assertThat(show(old).status()).isZero();
        permit();

        Ran again = show(old);

        assertRefused(again, "The start is older than one that web-1 has seen");
        assertThat(again.status()).isEqualTo(REFUSED);
    }

    @Test
    void anOlderStartThatWaitedForItsTurnDoesNotReplaceANewerOne() throws Exception {
        Rogue old = rogue().asked("ana").approved("ben", Instant.now()).started("ana", Mode.DEPLOY);
        Path turn = Files.createDirectories(state().resolve("turn"));
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Future<Ran> waiting = beside.submit(() -> show(old));
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::waits);
            String newer = "deployment another\nplan another\nat 999999999999.000000000\ncleared 0\n";
            Files.writeString(state().resolve("permit"), newer);
            Files.delete(turn);

            assertRefused(waiting.get(), "The start is older than one that web-1 has seen");
            assertThat(state().resolve("permit")).hasContent(newer);
            assertThat(turn).doesNotExist();
        }
    }

    private boolean waits() throws IOException {
        try (Stream<Path> all = Files.list(state())) {
            return all.anyMatch(path -> Files.exists(path.resolve("permit")));
        }
    }

    @Test
    void whatHasEndedDoesNotRunAgainWithTheSameStart() throws Exception {
        Rogue ended = rogue().asked("ana").approved("ben", Instant.now()).started("ana", Mode.DEPLOY);
        assertThat(show(ended).status()).isZero();
        String close = Command.of("slipway-guard", "close", Rogue.DEPLOYMENT).line();
        assertThat(send("", close.replace("0a1b2c3d", "another")).status()).isZero();
        assertRefused(
                send("", HostScript.SECRETS.command(List.of("/", "/")).line()), "it is not in the plan"); // still open
        assertThat(send("", close).status()).isZero();

        assertRefused(send("", switching(plan, Rogue.DEPLOYMENT)), "This deployment has ended on web-1");
        assertNotPermitted(ended, "The start is older than one that web-1 has seen");
        permit();
    }

    @Test
    void aRightToGoBackIsNoRightToGoForward() throws Exception {
        Ran shown = show(rogue().started("ana", Mode.ROLLBACK));
        assertThat(shown.status()).as(shown.output()).isZero();
        assertRefused(send("", switching(plan, Rogue.DEPLOYMENT)), "it is not in the plan that was signed");
        assertNotPermitted(rogue().started("ana", Mode.DEPLOY), "Nobody approved this plan");
    }
}
