package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.deploy.ComponentPlan.PlannedCommand;
import dev.slipway.deploy.host.InventoryScript.Prove;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.plan.RollbackTargets;
import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import dev.slipway.project.Health;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules;
import dev.slipway.project.condition.Condition;
import dev.slipway.release.Release;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The way back between two releases with configurations of their own: the first restarts as "one" and answers at /one,
 * the second restarts as "two" and answers at /two.
 */
class GoingBackTest {
    @TempDir
    Path directory;

    private HttpServer app;
    private Repository repository;
    private Fleet fleet;
    private Release first;
    private Release second;
    private Shop one;
    private Shop two;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.start();
        ShopRepository source = new ShopRepository(directory.resolve("repository"));
        first = source.write("VERSION", "1\n").release("1.0.0");
        second = source.write("VERSION", "2\n").release("2.0.0");
        repository = source.open();
        fleet = new Fleet(directory, 1);
        one = shop("one");
        two = shop("two");
        answers("/one");
        assertThat(one.deploy(first).verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @AfterEach
    void close() {
        if (fleet != null) { // a test that is skipped, where there is no sshd, has none
            fleet.close();
        }
        if (app != null) {
            app.stop(0);
        }
        repository.close();
    }

    @Test
    void aFailedReleaseGoesBackWithTheRestartAndTheHealthCheckOfTheOneBefore() throws Exception {
        Plan plan = Shop.ready(two.plan(second));

        Event.Ended ended = two.run(plan);

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(restarts()).containsExactly("one v1.0.0", "two v2.0.0", "one v1.0.0");
        assertThat(undo(plan)).contains("echo one").doesNotContain("echo two");
    }

    @Test
    void aRollbackRestartsAndChecksTheOldReleaseAsItsOwnConfigurationSays() throws Exception {
        answers("/two");
        assertThat(two.deploy(second).verdict()).isEqualTo(Verdict.SUCCEEDED);
        app.removeContext("/two");

        Event.Ended ended = two.rollback();

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(restarts()).containsExactly("one v1.0.0", "two v2.0.0", "one v1.0.0");
    }

    @Test
    void aFailedRollbackGoesBackWithTheRestartAndTheHealthCheckOfTheLiveRelease() throws Exception {
        answers("/two");
        assertThat(two.deploy(second).verdict()).isEqualTo(Verdict.SUCCEEDED);
        app.removeContext("/one");

        Event.Ended ended = one.rollback();

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(restarts()).containsExactly("one v1.0.0", "two v2.0.0", "one v1.0.0", "two v2.0.0");
    }

    @Test
    void aReleaseThatNeverRanWellIsNotOfferedToGoBackToButCanBeNamed() throws Exception {
        assertThat(two.deploy(second).verdict()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(offered()).isEmpty();
        assertThat(Shop.ready(two.planRollback(Optional.of(second))).release()).isEqualTo(second);

        answers("/two");
        assertThat(two.deploy(second).verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(one.deploy(first).verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(offered()).containsExactly(second);
    }

    private List<Release> offered() throws InterruptedException {
        return RollbackTargets.candidates(two.config(), two.environment(), two.ask(Prove.ALL), Contents.of(repository))
                .stream()
                .filter(RollbackTargets.Candidate::ranWell)
                .map(RollbackTargets.Candidate::release)
                .toList();
    }

    @Test
    void whatWasLiveBeforeRunsAsNowWhereItsConfigurationIsNotToBeHad() throws Exception {
        Shop alone = new Shop(fleet.connections(), repository, config("two"));

        assertThat(undo(Shop.ready(alone.plan(second)))).contains("echo two");
    }

    private static String undo(Plan plan) {
        return plan.hosts().getFirst().components().getFirst().commands().stream()
                .filter(PlannedCommand::undo)
                .map(PlannedCommand::line)
                .findFirst()
                .orElseThrow();
    }

    private List<String> restarts() throws IOException {
        return Files.readAllLines(fleet.home(1).resolve("shop/restarts"));
    }

    private void answers(String path) {
        app.createContext(path, exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
    }

    private Shop shop(String name) {
        return new Shop(
                fleet.connections(),
                repository,
                config(name).in(config(name).environments().getFirst()),
                revision -> Optional.of(config(revision.equals(first.revision()) ? "one" : "two")));
    }

    private ProjectConfig config(String name) {
        Health health = new Health(
                URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/" + name),
                Duration.ofMillis(50),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                1,
                List.of(Condition.parse("[status] == 204")));
        Component component = Shop.component(
                Optional.of("echo " + name + " v$(cat VERSION).0.0 >> ../../${FILE}"), Optional.of(health));
        return Shop.config(
                fleet.hosts(), component, Shop.rollout(1, Rollout.OnFailure.ROLLBACK), Map.of("FILE", "restarts"));
    }

    @Test
    void whatWasDeployedTwiceGoesBackToWhatWasLiveBeforeBoth() throws Exception {
        answers("/two");
        assertThat(two.deploy(second).verdict()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(two.deploy(second).verdict()).isEqualTo(Verdict.SUCCEEDED);

        Event.Ended ended = one.rollback();

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(fleet.home(1).resolve("shop/current/VERSION")).hasContent("1");
    }

    @Test
    void aCheckThatFailsAfterTheLastSwitchBringsEverythingBackAndOneThatHoldsDoesNot() throws Exception {
        answers("/two");
        Shop checked = two.with(repository, this::withCheck);

        Event.Ended failed = checked.deploy(second);

        assertThat(failed.verdict()).as(failed.reason()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(failed.reason()).startsWith("The check smoke failed on web-1: [status] (404) == 204");
        assertThat(fleet.home(1).resolve("shop/current/VERSION")).hasContent("1");

        answers("/smoke");
        Event.Ended held = checked.deploy(second);

        assertThat(held.verdict()).as(held.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(fleet.home(1).resolve("shop/current/VERSION")).hasContent("2");
    }

    private ProjectConfig withCheck(ProjectConfig config) {
        URI smoke = URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/smoke");
        Rules.CheckAfter check = new Rules.CheckAfter(
                "smoke", Optional.of(smoke), Optional.empty(), List.of(Condition.parse("[status] == 204")));
        return new ProjectConfig(
                config.project(),
                config.releasing(),
                config.environments(),
                config.components(),
                config.settings(),
                config.database(),
                new Rules(List.of(), List.of(check), List.of(), List.of()),
                config.watching());
    }
}
