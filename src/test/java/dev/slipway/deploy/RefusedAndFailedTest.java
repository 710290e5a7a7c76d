package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.deploy.host.InventoryScript;
import dev.slipway.deploy.host.Lease;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.run.Admission;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.Engine;
import dev.slipway.deploy.run.Launch;
import dev.slipway.deploy.run.LogWatch;
import dev.slipway.deploy.run.RunResult;
import dev.slipway.project.Component;
import dev.slipway.project.Health;
import dev.slipway.project.Rollout;
import dev.slipway.project.condition.Condition;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.wire.SshConnections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused, what fails, and what the person is told. */
class RefusedAndFailedTest extends WithFleet {
    private Release first;

    @BeforeEach
    void release() throws IOException, InterruptedException {
        first = source.write("VERSION", "1\n")
                .write("public/logo.svg", "<svg/>")
                .release("1.0.0");
    }

    private Shop shop() {
        return shop(Shop.component(""));
    }

    @Test
    void aHeldEnvironmentIsRefusedWithTheHolderWhereSinceWhenAndWhy() throws Exception {
        Shop shop = shop();
        Plan plan = Shop.ready(shop.plan(first));
        LeaseHolder ben = new LeaseHolder(
                "d-ben",
                "production",
                "ben",
                "desk-7",
                Instant.parse("2026-11-21T10:00:00Z"),
                plan.digest(),
                "the hotfix",
                Duration.ofMinutes(1));
        new Lease(fleet.connections(), fleet.hosts().getFirst().address(), Shop.ROOT, ben, Optional.empty()).take();

        RunResult result =
                shop.engine().run(plan, shop::planner, shop.launch(), Admission.ALWAYS, _ -> {}, new Cancellation());

        assertThat(result.refused()).hasValueSatisfying(refused -> {
            assertThat(refused.cause()).isEqualTo(Refused.Cause.GATE);
            assertThat(refused.reason())
                    .startsWith("production is held by ben from desk-7 since 2026-11-21T10:00:00Z for plan "
                            + plan.digest().abbreviated() + ", deployment d-ben, \"the hotfix\"; last heartbeat ");
        });
        assertThat(fleet.home(1).resolve("shop/current")).doesNotExist();
    }

    @Test
    void aLeaseIsKeptAndGivenBackAlsoAfterTheLinkToItsHostWasLost() throws Exception {
        Plan plan = Shop.ready(shop().plan(first));
        LeaseHolder ana = new LeaseHolder(
                "d-1", "production", "ana", "laptop", Instant.now(), plan.digest(), "", Duration.ofMinutes(1));
        Lease lease =
                new Lease(fleet.connections(), fleet.hosts().getFirst().address(), Shop.ROOT, ana, Optional.empty());
        lease.take();

        fleet.server(1).dropConnections();

        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(lease.beat()).isInstanceOf(Lease.Answer.Ours.class));
        assertThat(lease.release()).isInstanceOf(Lease.Answer.Ours.class);
    }

    @Test
    void aDeploymentThatRunsElsewhereIsNotSaidToHaveEnded() throws Exception {
        Shop shop = shop();
        Plan plan = Shop.ready(shop.plan(first));
        LeaseHolder running = new LeaseHolder(
                "d-9", "production", "ben", "desk-7", Instant.now(), plan.digest(), "", Duration.ofMinutes(1));
        new Lease(fleet.connections(), fleet.hosts().getFirst().address(), Shop.ROOT, running, Optional.empty()).take();
        List<Event> events = new ArrayList<>();

        RunResult result = shop.engine()
                .goBack(
                        plan,
                        new Launch(
                                "d-9",
                                "ana",
                                "laptop",
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(Resolution.ROLL_BACK),
                                List.of()),
                        events::add);

        assertThat(result.refused()).isPresent();
        assertThat(events).hasOnlyElementsOfType(Event.LeaseWanted.class);
    }

    @Test
    void aFileThatTheRepositoryLostFailsTheStepAndFreesTheEnvironment() throws Exception {
        Shop shop = shop();
        Plan plan = Shop.ready(shop.plan(first));
        String blob = source.git("rev-parse", "HEAD:VERSION").strip();
        Files.delete(source.tree().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));

        Event.Ended ended = shop.run(plan);

        assertThat(ended.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(ended.reason()).contains(blob).endsWith("; nothing was switched.");
        assertThat(fleet.home(1).resolve("shop/.slipway/lease")).doesNotExist();
    }

    @Test
    void aHostWhoseAnswerCannotBeReadIsSilentAndNotEmpty() throws Exception {
        Shop shop = shop();
        shop.deploy(first);
        Files.writeString(live(".slipway/complete"), "manifest nonsense\n");

        assertThat(shop.ask(InventoryScript.Prove.NONE).get("web-1"))
                .isInstanceOfSatisfying(
                        Answer.Silent.class,
                        silent -> assertThat(silent.reason())
                                .startsWith("What " + fleet.hosts().getFirst().address() + " has cannot be read: "));
    }

    @Test
    void aHostWhoseAnswerWasCutIsSilentAndNotEmpty() throws Exception {
        Shop shop = shop();
        shop.deploy(first);
        Files.writeString(
                fleet.home(1).resolve("shop/.slipway/journal.jsonl"), ("x".repeat(10_000) + "\n").repeat(200));

        assertThat(shop.ask(InventoryScript.Prove.NONE).get("web-1"))
                .isInstanceOfSatisfying(
                        Answer.Silent.class,
                        silent -> assertThat(silent.reason()).contains("more than 1 MiB"));
    }

    @Test
    void ofTwoDeploymentsAtTheSameInstantExactlyOneRuns() throws Exception {
        Shop shop = shop(Shop.component("sleep 1"));
        Plan plan = Shop.ready(shop.plan(first));
        List<Launch> launches = List.of(shop.launch(), shop.launch(), shop.launch());

        List<Verdict> verdicts = Together.map(launches, launch -> {
            try (Connections own = SshConnections.open(fleet.settings())) {
                return new Engine(
                                own,
                                Clock.systemUTC(),
                                Shop.LIMITS,
                                Contents.of(repository),
                                _ -> false,
                                new Masking(),
                                new Guards(),
                                LogWatch.NONE)
                        .run(plan, shop::planner, launch, Admission.ALWAYS, _ -> {}, new Cancellation())
                        .ended()
                        .verdict();
            }
        });

        assertThat(verdicts).containsExactlyInAnyOrder(Verdict.SUCCEEDED, Verdict.FAILED, Verdict.FAILED);
    }

    @Test
    void aFileChangedInTheLiveReleaseIsSentAgainAndNeverCopied() throws Exception {
        Shop shop = shop();
        shop.deploy(first);
        Files.writeString(live("public/logo.svg"), "<hacked/>");
        Files.writeString(live("extra"), "made by the app");

        Event.Ended ended = shop.deploy(source.write("VERSION", "2\n").release("2.0.0"));

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(live("public/logo.svg")).hasContent("<svg/>");
        assertThat(live("extra")).doesNotExist();
    }

    @Test
    void aMissingSharedFileIsRefusedByName() throws Exception {
        Component component = Shop.component("");
        Component sharing = new Component(
                component.name(),
                component.group(),
                component.strategy(),
                component.root(),
                component.files(),
                new Component.Shared(List.of(), List.of(".env")),
                component.keep(),
                component.running());

        assertThat(Shop.refused(shop(sharing).plan(first)).reason())
                .isEqualTo("The shared file shop/shared/.env is missing on web-1");
    }

    @Test
    void aReleaseWithoutTheComponentsFilesIsRefused() throws Exception {
        Component component = Shop.component("");
        Component other = new Component(
                component.name(),
                component.group(),
                component.strategy(),
                component.root(),
                List.of("server/**"),
                component.shared(),
                component.keep(),
                component.running());

        assertThat(Shop.refused(shop(other).plan(first)).reason())
                .isEqualTo("v1.0.0 has no files of the component web");
    }

    @Test
    void aRestartThatPrintsAHundredMegabytesNeitherFillsMemoryNorStopsTheDeployment() throws Exception {
        Shop shop = shop(Shop.component("head -c 100000000 /dev/zero | tr '\\0' x | fold -w 100"));

        Event.Ended ended = shop.deploy(first);

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(shop.events().stream()
                        .mapToLong(e ->
                                e instanceof Event.Output output ? output.text().length() : 0)
                        .sum())
                .isBetween(1L, 65536L);
    }

    @Test
    void aReleaseWhoseHealthAnswersGarbageGoesBack() throws Exception {
        HttpServer app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/health", exchange -> {
            byte[] body = (Files.readString(live("VERSION")).equals("1\n") ? "{\"status\":\"ok\"}" : "<garbage")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        app.start();
        try {
            Health health = new Health(
                    URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/health"),
                    Duration.ofMillis(50),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    2,
                    List.of(Condition.parse("[body].status == ok")));
            Shop shop = shop(Shop.component(Optional.of("true"), Optional.of(health)));
            assertThat(shop.deploy(first).verdict()).isEqualTo(Verdict.SUCCEEDED);

            Event.Ended ended = shop.deploy(source.write("VERSION", "2\n").release("2.0.0"));

            assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.ROLLED_BACK);
            assertThat(ended.reason()).startsWith("Not healthy within 1 s; last seen: [body].status");
            assertThat(live("VERSION")).hasContent("1");
        } finally {
            app.stop(0);
        }
    }

    @Test
    void aChangeOfStaticFilesOnlyNeedsNoRestart() throws Exception {
        Shop shop = shop(Shop.component("echo restarted >> ../../restarts"));
        shop.deploy(first);

        Event.Ended ended =
                shop.deploy(source.write("public/logo.svg", "<svg>2</svg>").release("1.0.1"));

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(fleet.home(1).resolve("shop/restarts")).hasContent("restarted");
        assertThat(live("public/logo.svg")).hasContent("<svg>2</svg>");
    }

    @Test
    void aChangedVariableChangesThePlansDigestAndArrivesAtTheApp() throws Exception {
        Component component = Shop.component("printf %s \"$GREETING\" > ../../greeting");
        Rollout rollout = Shop.rollout(1, Rollout.OnFailure.ROLLBACK);
        Shop plain = new Shop(
                fleet.connections(),
                repository,
                Shop.config(fleet.hosts(), component, rollout, Map.of("GREETING", "hi")));
        Shop changed = new Shop(
                fleet.connections(),
                repository,
                Shop.config(fleet.hosts(), component, rollout, Map.of("GREETING", "it's $HOME\n\"you\"")));

        Digest before = Shop.ready(plain.plan(first)).digest();
        Plan plan = Shop.ready(changed.plan(first));

        assertThat(plan.digest()).isNotEqualTo(before);
        assertThat(changed.run(plan).verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(Files.readString(fleet.home(1).resolve("shop/greeting"))).isEqualTo("it's $HOME\n\"you\"");
    }

    @Test
    void aCancelledDeploymentStopsBeforeItsNextStep() throws Exception {
        Shop shop = shop();
        Plan plan = Shop.ready(shop.plan(first));
        Cancellation cancellation = new Cancellation();
        cancellation.request("ben");

        Event.Ended ended = shop.run(plan, cancellation);

        assertThat(ended.verdict()).isEqualTo(Verdict.CANCELLED);
        assertThat(ended.reason()).isEqualTo("Cancelled by ben; nothing was switched.");
        assertThat(shop.events())
                .filteredOn(Event.CancelAsked.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        Event.CancelAsked.class, asked -> assertThat(asked.by()).isEqualTo("ben"));
        assertThat(fleet.home(1).resolve("shop/current")).doesNotExist();
    }

    @Test
    void anEventThatCannotBeRecordedStopsTheActThatItAnnounces() throws Exception {
        Shop shop = shop();
        Plan plan = Shop.ready(shop.plan(first));

        assertThat(catchThrowable(() -> shop.engine()
                        .run(
                                plan,
                                shop::planner,
                                shop.launch(),
                                Admission.ALWAYS,
                                event -> {
                                    if (event instanceof Event.StepStarted step && step.phase() == Phase.SWITCH) {
                                        throw new IllegalStateException("the journal is full");
                                    }
                                },
                                new Cancellation())))
                .hasMessage("the journal is full");
        assertThat(fleet.home(1).resolve("shop/current")).doesNotExist();
    }
}
