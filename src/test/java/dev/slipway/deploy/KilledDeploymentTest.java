package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.deploy.host.HostInventory;
import dev.slipway.deploy.host.InstalledRelease;
import dev.slipway.deploy.host.InventoryScript;
import dev.slipway.deploy.host.LeaseHolder;
import dev.slipway.deploy.host.RootInventory;
import dev.slipway.deploy.run.Admission;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.Launch;
import dev.slipway.git.Repository;
import dev.slipway.project.Rollout;
import dev.slipway.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A deployment whose process is killed, and what can be done afterwards. */
class KilledDeploymentTest {
    static final String RESTART = "cat VERSION >> ../../restarts";

    /** Recorded events of a deployment to two hosts in two batches, the last one included. */
    private static final int EVENTS = 26;

    @TempDir
    Path directory;

    private Repository repository;
    private Fleet fleet;
    private Shop shop;
    private Release second;

    @BeforeEach
    void deployFirst() throws IOException, InterruptedException {
        ShopRepository source = new ShopRepository(directory.resolve("repository"));
        Release first =
                source.write("VERSION", "1\n").write("app.sh", "echo one\n").release("1.0.0");
        second =
                Release.untagged(source.write("VERSION", "2\n").release("2.0.0").revision());
        repository = source.open();
        fleet = new Fleet(directory, 2);
        shop = new Shop(fleet, repository, Shop.component(RESTART), Shop.rollout(1, Rollout.OnFailure.ROLLBACK));
        assertThat(shop.deploy(first).verdict()).isEqualTo(Verdict.SUCCEEDED);
    }

    @AfterEach
    void close() {
        if (fleet != null) { // a test that is skipped, where there is no sshd, has none
            fleet.close();
        }
        repository.close();
    }

    @ParameterizedTest
    @CsvSource({"12, 0", "15, 10"})
    void noHostServesHalfAReleaseAndTheNextStartCanFinish(int event, int milliseconds) throws Exception {
        Plan plan = Shop.ready(shop.plan(second));
        killAt(event, milliseconds);
        assertEveryHostServesAWholeRelease();

        List<HostStory> stories = HostStory.of(plan, KilledDeployment.ID, shop.ask(InventoryScript.Prove.NONE));
        assertThat(stories)
                .extracting(HostStory::stage)
                .doesNotContain(HostStory.Stage.UNKNOWN, HostStory.Stage.ELSEWHERE);
        awaitExpiredLease();
        Event.Ended ended = shop.engine()
                .run(plan, shop::planner, resuming(), Admission.ALWAYS, _ -> {}, new Cancellation())
                .ended();

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        for (Path home : fleet.homes()) {
            assertThat(home.resolve("shop/current/VERSION")).hasContent("2");
        }
    }

    @Test
    @Tag("long")
    void killedAtEveryStepNoHostServesHalfAReleaseAndEveryHostGoesBack() throws Exception {
        for (int event = 1; event <= EVENTS; event++) {
            Plan plan = Shop.ready(shop.plan(second));
            killAt(event, event % 3 * 10L);
            assertEveryHostServesAWholeRelease();
            awaitExpiredLease();
            Event.Ended ended = shop.engine().goBack(plan, resuming(), _ -> {}).ended();

            assertThat(ended.verdict())
                    .as("killed at %d: %s", event, ended.reason())
                    .isEqualTo(Verdict.ROLLED_BACK);
            for (Path home : fleet.homes()) {
                assertThat(home.resolve("shop/current/VERSION")).hasContent("1");
            }
        }
    }

    private static Launch resuming() {
        return new Launch(
                KilledDeployment.ID,
                "ana",
                "laptop",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of(Resolution.ROLL_BACK),
                List.of());
    }

    private void killAt(int event, long milliseconds) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledDeployment.class.getName(),
                directory.resolve("repository").toString(),
                second.revision().id(),
                Integer.toString(event),
                Long.toString(milliseconds)));
        for (int i = 1; i <= 2; i++) {
            words.add(directory.resolve("sshd-" + i).toString());
            words.add(Integer.toString(fleet.server(i).port()));
        }
        Process process = new ProcessBuilder(words).inheritIO().start();
        assertThat(process.waitFor()).as("the process was killed").isIn(9, 0);
        awaitQuietHosts();
    }

    /** A step goes on without the process that began it; a host is quiet once every step in its journal has an end. */
    private void awaitQuietHosts() {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            for (Path home : fleet.homes()) {
                List<String> lines = Files.readAllLines(home.resolve("shop/.slipway/journal.jsonl"));
                long begun = lines.stream()
                        .filter(l -> l.contains("\"event\":\"start\""))
                        .count();
                long ended = lines.stream()
                        .filter(l -> l.contains("\"event\":\"end\"") && !l.contains("\"step\":\"verify\""))
                        .count();
                if (begun > ended) {
                    return false;
                }
            }
            return true;
        });
    }

    private void assertEveryHostServesAWholeRelease() throws InterruptedException {
        for (Answer answer : shop.ask(InventoryScript.Prove.LIVE).values()) {
            assertThat(answer).isInstanceOfSatisfying(Answer.Told.class, told -> {
                RootInventory root = told.inventory().root(Shop.ROOT);
                assertThat(root.liveRelease()
                                .flatMap(InstalledRelease::complete)
                                .orElseThrow()
                                .proof())
                        .isEqualTo(new InstalledRelease.Proof.Sound());
            });
        }
    }

    private void awaitExpiredLease() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> lease().map(LeaseHolder.Held::expired).orElse(true));
    }

    private Optional<LeaseHolder.Held> lease() throws InterruptedException {
        Map<String, Answer> answers = shop.ask(InventoryScript.Prove.NONE);
        return answers.get("web-1") instanceof Answer.Told(HostInventory inventory)
                ? inventory.lease()
                : Optional.empty();
    }
}
