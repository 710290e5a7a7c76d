package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.host.BensLease;
import dev.slipway.deploy.run.Admission;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.Launch;
import dev.slipway.deploy.run.RunResult;
import dev.slipway.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may happen between the moment in which a person sees a plan and the end of its run. */
class MeanwhileTest extends WithFleet {
    private static final String NOTE_RESTART = "echo restarted >> ../../restarts";

    private Release first;
    private Release second;

    @Override
    int hosts() {
        return 2;
    }

    @BeforeEach
    void release() throws IOException, InterruptedException {
        first = source.write("VERSION", "1\n").release("1.0.0");
        second = source.write("VERSION", "2\n").release("2.0.0");
    }

    private RunResult run(Shop shop, Plan plan) {
        return shop.engine().run(plan, shop::planner, shop.launch(), Admission.ALWAYS, _ -> {}, new Cancellation());
    }

    private Path onHost(int number, String path) {
        return fleet.home(number).resolve("shop").resolve(path);
    }

    @Test
    void aPlanThatNoLongerHoldsIsRefusedBeforeAnythingIsSwitched() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Plan seen = Shop.ready(shop.plan(second));
        Release other = source.write("VERSION", "3\n").release("3.0.0");
        shop.deploy(other);

        RunResult result = run(shop, seen);

        assertThat(result.refused()).hasValueSatisfying(refused -> {
            assertThat(refused.cause()).isEqualTo(Refused.Cause.GATE);
            assertThat(refused.reason())
                    .isEqualTo("The plan changed since it was shown: shop on web-1 is not as it was then");
        });
        assertThat(result.ended().reason()).endsWith("; nothing was switched.");
        assertThat(onHost(1, "current/VERSION")).hasContent("3");
        assertThat(onHost(1, ".slipway/lease")).doesNotExist();
    }

    @Test
    void aGateThatClosesWhileTheHostsPrepareKeepsAllOfThemFromSwitching() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Plan plan = Shop.ready(shop.plan(second));
        AtomicBoolean prepared = new AtomicBoolean();

        RunResult result = shop.engine()
                .run(
                        plan,
                        shop::planner,
                        shop.launch(),
                        () -> {
                            prepared.set(Files.exists(onHost(
                                    1,
                                    plan.hosts()
                                            .getFirst()
                                            .components()
                                            .getFirst()
                                            .directory())));
                            return Optional.of(
                                    new Refused(Refused.Cause.GATE, "The window has ended.", "Wait for the next one."));
                        },
                        _ -> {},
                        new Cancellation());

        assertThat(prepared).as("it is judged as late as it can be").isTrue();
        assertThat(result.refused().orElseThrow().reason()).isEqualTo("The window has ended.");
        assertThat(result.ended().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.ended().reason()).isEqualTo("The window has ended; nothing was switched.");
        assertThat(onHost(1, "current/VERSION")).hasContent("1");
        assertThat(onHost(2, "current/VERSION")).hasContent("1");
    }

    @Test
    void whereGatesCannotBeJudgedNothingSwitchesAndTheDeploymentEnds() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Plan plan = Shop.ready(shop.plan(second));

        RunResult result = shop.engine()
                .run(
                        plan,
                        shop::planner,
                        shop.launch(),
                        () -> {
                            throw new IllegalStateException("the repository is damaged");
                        },
                        _ -> {},
                        new Cancellation());

        assertThat(result.ended().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.ended().reason())
                .isEqualTo("Its gates cannot be judged: the repository is damaged; nothing was switched.");
        assertThat(onHost(1, "current/VERSION")).hasContent("1");
        assertThat(onHost(1, ".slipway/lease")).doesNotExist();
    }

    @Test
    void aRollbackFindsThatTheHostMovedOnAndLeavesItAlone() throws Exception {
        Shop shop = shop(NOTE_RESTART);
        shop.deploy(first);
        shop.deploy(second);
        Plan back = Shop.ready(shop.planRollback(Optional.empty()));
        shop.deploy(source.write("VERSION", "3\n").release("3.0.0"));

        RunResult result = run(shop, back);

        assertThat(result.refused()).hasValueSatisfying(refused -> {
            assertThat(refused.cause()).isEqualTo(Refused.Cause.GATE);
            assertThat(refused.reason()).contains("as planned (on web-1)");
        });
        assertThat(result.ended().reason()).endsWith("; nothing was switched.");
        assertThat(onHost(1, "current/VERSION")).hasContent("3");
        assertThat(Files.readAllLines(onHost(1, "restarts"))).hasSize(3);
    }

    @Test
    void aHostThatIsGoneBeforeTheSwitchIsNoFaultOfTheRelease() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Plan plan = Shop.ready(shop.plan(second));
        fleet.server(2).close();

        RunResult result = run(shop, plan);

        assertThat(result.refused())
                .hasValueSatisfying(refused -> assertThat(refused.cause()).isEqualTo(Refused.Cause.HOST));
        assertThat(result.ended().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(onHost(1, "current/VERSION")).hasContent("1");
    }

    @Test
    void whatStandsInTheWayIsLookedForAgainUnderTheLease() throws Exception {
        Shop shop = shop("");
        Plan plan = Shop.ready(shop.plan(first));
        Files.createDirectories(onHost(1, ""));
        Files.createSymbolicLink(onHost(1, "current"), directory);

        RunResult result = run(shop, plan);

        assertThat(result.refused())
                .hasValueSatisfying(
                        refused -> assertThat(refused.reason()).endsWith("which is not a complete release of Slipway"));
    }

    @Test
    void whatARestartWritesIsToldOnceWhileItRuns() throws Exception {
        Shop shop = shop("echo begun; while [ ! -e ../../go ]; do sleep 1; done; echo ended");
        Plan plan = Shop.ready(shop.plan(first));

        CompletableFuture<Event.Ended> running = CompletableFuture.supplyAsync(() -> shop.run(plan));
        Awaitility.await().until(() -> output(shop).contains("begun"));
        for (int host = 1; host <= plan.hosts().size(); host++) {
            Files.createFile(onHost(host, "go"));
        }

        assertThat(running.join().verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(Collections.frequency(output(shop), "begun"))
                .isEqualTo(plan.hosts().size());
        assertThat(Collections.frequency(output(shop), "ended"))
                .isEqualTo(plan.hosts().size());
    }

    @Test
    void thatSomeoneAskedToStopIsToldAtOnceAndNotOnlyWhenItStops() throws Exception {
        Shop shop = shop("while [ ! -e ../../go ]; do sleep 1; done");
        Plan plan = Shop.ready(shop.plan(first));
        Cancellation cancellation = new Cancellation();

        CompletableFuture<Event.Ended> running = CompletableFuture.supplyAsync(() -> shop.run(plan, cancellation));
        Awaitility.await()
                .until(() -> shop.events().stream()
                        .anyMatch(event -> event instanceof Event.StepStarted step && step.phase() == Phase.RESTART));
        cancellation.request("ben");
        Awaitility.await().until(() -> shop.events().stream().anyMatch(Event.CancelAsked.class::isInstance));

        assertThat(shop.events())
                .noneMatch(event -> event instanceof Event.StepEnded step && step.phase() == Phase.RESTART);
        Files.createFile(onHost(1, "go"));
        assertThat(running.join().verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(shop.events())
                .filteredOn(Event.CancelAsked.class::isInstance)
                .hasSize(1);
    }

    private static List<String> output(Shop shop) {
        return shop.events().stream()
                .filter(event -> event instanceof Event.Output)
                .map(event -> ((Event.Output) event).text())
                .toList();
    }

    @Test
    void aRestartGoesOnWithoutTheLinkAndItsEndIsReadFromTheHost() throws Exception {
        Shop shop = shop("echo began >> ../../restarts; sleep 2; echo ended >> ../../restarts");
        Plan plan = Shop.ready(shop.plan(first));

        CompletableFuture<RunResult> running = CompletableFuture.supplyAsync(() -> run(shop, plan));
        Awaitility.await().until(() -> Files.exists(onHost(1, "restarts")));
        fleet.server(1).dropLinks();

        RunResult result = running.join();
        assertThat(result.ended().verdict()).as(result.ended().reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(Files.readAllLines(onHost(1, "restarts"))).containsExactly("began", "ended");
    }

    @Test
    void theVerdictIsToldBeforeTheLeaseIsGivenBackAndALeaseThatStaysIsToldAfterIt() throws Exception {
        Shop shop = shop("");
        Plan plan = Shop.ready(shop.plan(first));
        List<Event> events = Collections.synchronizedList(new ArrayList<>());

        RunResult result = shop.engine()
                .run(
                        plan,
                        shop::planner,
                        shop.launch(),
                        Admission.ALWAYS,
                        event -> {
                            events.add(event);
                            if (event instanceof Event.Ended) {
                                fleet.server(1).close();
                            }
                        },
                        new Cancellation());

        assertThat(result.ended().verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        Event.LeaseLeft.class,
                        left -> assertThat(DeploymentState.after(events))
                                .hasValueSatisfying(state -> assertThat(
                                                state.ended().orElseThrow().reason())
                                        .isEqualTo(result.ended().reason() + " " + left.sentence())));
    }

    @Test
    void theLeaseThatAnEndedDeploymentLeftIsTakenOverOnceItHasExpired() throws Exception {
        Shop shop = shop("");
        BensLease.leave(onHost(1, ""), "production", "d-0", Instant.now().minus(Duration.ofMinutes(2)));
        Plan plan = Shop.ready(shop.plan(first));
        assertThat(run(shop, plan).refused())
                .hasValueSatisfying(refused -> assertThat(refused.reason()).contains("deployment d-0"));

        shop.knowsEndOf("d-0");

        assertThat(run(shop, plan).ended().verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @Test
    void aRecoveryThatIsStoppedBeforeItHasTheLeaseLeavesTheRecordOpen() throws Exception {
        Shop shop = shop("");
        Plan plan = Shop.ready(shop.plan(first));
        List<Event> events = new ArrayList<>();
        Launch resuming = new Launch(
                "d-9",
                "ana",
                "laptop",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(Resolution.FINISH),
                List.of());

        Thread.currentThread().interrupt();
        RunResult result = shop.engine().close(plan, resuming, events::add);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.refused()).isPresent();
        assertThat(events).hasOnlyElementsOfType(Event.LeaseWanted.class);
    }
}
