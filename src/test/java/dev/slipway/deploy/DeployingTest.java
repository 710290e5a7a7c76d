package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deploy.host.InventoryScript;
import dev.slipway.deploy.run.Admission;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.Launch;
import dev.slipway.project.Rollout;
import dev.slipway.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deployments from a real repository to real OpenSSH servers. */
class DeployingTest extends WithFleet {
    private Shop shop;
    private Release first;

    @Override
    int hosts() {
        return 2;
    }

    @BeforeEach
    void release() throws IOException, InterruptedException {
        first = source.write("app.sh", "echo one\n")
                .write("VERSION", "1.0.0\n")
                .write("public/logo.svg", "<svg/>\n")
                .release("1.0.0");
        shop = shop("cat VERSION >> ../../restarts");
    }

    @Test
    void aReleaseIsLiveOnEveryHostAfterItsDeployment() throws Exception {
        Event.Ended ended = shop.deploy(first);

        assertThat(ended.reason()).isEqualTo("v1.0.0 is live on 2 of 2 hosts.");
        assertThat(ended.verdict()).isEqualTo(Verdict.SUCCEEDED);
        for (Path home : fleet.homes()) {
            assertThat(home.resolve("shop/current")).isSymbolicLink();
            assertThat(Files.readString(home.resolve("shop/current/VERSION"))).isEqualTo("1.0.0\n");
            assertThat(Files.readString(home.resolve("shop/restarts"))).isEqualTo("1.0.0\n");
        }
    }

    @Test
    void anEnvironmentsNameInTheDeploymentsIdMayBeAsLongAsAnyAndHaveDotsAndUnderscores() throws Exception {
        Launch launch = new Launch(
                "eu.west_1" + "-x".repeat(27) + "-20261121-104512-4f",
                "ana",
                "laptop",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        Event.Ended ended = shop.engine()
                .run(Shop.ready(shop.plan(first)), shop::planner, launch, Admission.ALWAYS, _ -> {}, new Cancellation())
                .ended();

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(fleet.home(1).resolve("shop/.slipway/lease")).doesNotExist();
        assertThat(shop.ask(InventoryScript.Prove.NONE).get("web-1"))
                .isInstanceOfSatisfying(
                        Answer.Told.class,
                        told -> assertThat(told.inventory().root(Shop.ROOT).journal())
                                .isNotEmpty()
                                .allMatch(line -> line.deployment().equals(launch.deployment())));
    }

    @Test
    void oldReleasesAreRemovedAndOneThatWentBackBeforeThoseThatWereVerified() throws Exception {
        Shop keepingThree = shop("! grep -q broken VERSION");
        keepingThree.deploy(first);
        for (String version : List.of("2.0.0", "3.0.0", "4.0.0")) {
            keepingThree.deploy(source.write("VERSION", version + "\n").release(version));
        }
        Event.Ended broken =
                keepingThree.deploy(source.write("VERSION", "broken\n").release("5.0.0"));
        assertThat(broken.verdict()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(installed()).containsExactly("1-v1.0.0", "2-v2.0.0", "3-v3.0.0", "4-v4.0.0", "5-v5.0.0");

        keepingThree.deploy(source.write("VERSION", "6.0.0\n").release("6.0.0"));
        assertThat(installed()).containsExactly("1-v1.0.0", "2-v2.0.0", "3-v3.0.0", "4-v4.0.0", "6-v6.0.0");

        keepingThree.deploy(source.write("VERSION", "7.0.0\n").release("7.0.0"));
        assertThat(installed()).containsExactly("2-v2.0.0", "3-v3.0.0", "4-v4.0.0", "6-v6.0.0", "7-v7.0.0");
    }

    @Test
    void aReleaseThatIsDeployedAgainPushesNoOtherOut() throws Exception {
        Shop keepingThree = shop("true");
        keepingThree.deploy(first);
        keepingThree.deploy(source.write("VERSION", "2.0.0\n").release("2.0.0"));
        Release third = source.write("VERSION", "3.0.0\n").release("3.0.0");
        for (int time = 1; time <= 5; time++) {
            keepingThree.deploy(third);
        }

        assertThat(installed()).contains("1-v1.0.0", "2-v2.0.0", "7-v3.0.0").hasSizeLessThan(6);
    }

    @Test
    void whatOneGetsToByGoingBackTwiceStaysThoughTheReleaseIsThereOnceMore() throws Exception {
        shop.deploy(first);
        shop.deploy(source.write("VERSION", "2.0.0\n").release("2.0.0"));
        shop.deploy(first);

        assertThat(installed()).containsExactly("1-v1.0.0", "2-v2.0.0", "3-v1.0.0");
    }

    /** What stands in the first host's directory of releases, without revisions. */
    private List<String> installed() throws IOException {
        try (Stream<Path> releases = Files.list(fleet.home(1).resolve("shop/releases"))) {
            return releases.map(release -> release.getFileName().toString().replaceAll("-[0-9a-f]+$", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theSwitchHasEndedWhenTheRestartBeginsToWrite() throws Exception {
        Shop talking = shop("echo starting");

        assertThat(talking.deploy(first).verdict()).isEqualTo(Verdict.SUCCEEDED);

        assertThat(talking.events().stream().flatMap(DeployingTest::toldOfFirstHost))
                .containsSubsequence("SWITCH Live", "wrote starting", "RESTART Restarted")
                .doesNotHaveDuplicates();
    }

    private static Stream<String> toldOfFirstHost(Event event) {
        return switch (event) {
            case Event.Output output when output.host().equals("web-1") -> Stream.of("wrote " + output.text());
            case Event.StepEnded end when end.host().equals("web-1") -> Stream.of(end.phase() + " " + end.detail());
            default -> Stream.empty();
        };
    }

    @Test
    void theNextReleaseSendsOnlyWhatTheHostDoesNotHave() throws Exception {
        shop.deploy(first);
        source.git("mv", "app.sh", "bin");
        Release second = source.write("VERSION", "1.1.0\n").release("1.1.0");

        Plan plan = Shop.ready(shop.plan(second));
        Event.Ended ended = shop.run(plan);

        ComponentPlan.Transfer transfer =
                plan.hosts().getFirst().components().getFirst().transfer();
        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(transfer).isEqualTo(new ComponentPlan.Transfer(5, 22, 1, 6, 1, List.of(), Map.of()));
        Path live = fleet.home(1).resolve("shop/current");
        assertThat(Files.readString(live.resolve("VERSION"))).isEqualTo("1.1.0\n");
        assertThat(Files.readString(live.resolve("bin"))).isEqualTo("echo one\n");
        assertThat(live.resolve("app.sh")).doesNotExist();
        assertThat(live.resolve("public/logo.svg")).hasContent("<svg/>");
    }

    @Test
    void namesLinksAndModesArriveExactly() throws Exception {
        List<String> names = List.of(
                "with space.txt",
                "quote ' and \".txt",
                "line\nfeed.txt",
                "-dash.txt",
                "Übergröße ☃.txt",
                "back\\slash",
                "$(id)`x`");
        for (String name : names) {
            source.write(name, "of " + name + "\n");
        }
        source.write("deep/".repeat(40) + "file", "deep\n").write("run.sh", "#!/bin/sh\n");
        Files.setPosixFilePermissions(source.tree().resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(source.tree().resolve("link to dash"), Path.of("-dash.txt"));
        Files.createSymbolicLink(source.tree().resolve("dangling\nlink"), Path.of("no where\n'else'"));
        Release hostile = source.release("2.0.0");

        Event.Ended ended = shop.deploy(hostile);
        Release next = source.write("-dash.txt", "changed\n").release("2.0.1");
        Event.Ended endedNext = shop.deploy(next);

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(endedNext.verdict()).as(endedNext.reason()).isEqualTo(Verdict.SUCCEEDED);
        Path live = fleet.home(2).resolve("shop/current").toRealPath();
        for (String name : names) {
            assertThat(Files.readString(live.resolve(name)))
                    .isEqualTo(name.startsWith("-") ? "changed\n" : "of " + name + "\n");
        }
        assertThat(Files.readSymbolicLink(live.resolve("dangling\nlink"))).hasToString("no where\n'else'");
        assertThat(Files.readSymbolicLink(live.resolve("link to dash"))).hasToString("-dash.txt");
        assertThat(Files.isExecutable(live.resolve("run.sh"))).isTrue();
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(live.resolve("VERSION"), LinkOption.NOFOLLOW_LINKS)))
                .doesNotContain("x");
        assertThat(live.resolve("deep/".repeat(40) + "file")).hasContent("deep");
    }

    @Test
    void aRollbackBringsBackWhatWasLiveBefore() throws Exception {
        shop.deploy(first);
        shop.deploy(source.write("VERSION", "1.1.0\n").release("1.1.0"));

        Event.Ended ended = shop.rollback();

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(Files.readString(fleet.home(1).resolve("shop/current/VERSION")))
                .isEqualTo("1.0.0\n");
        assertThat(Files.readString(fleet.home(2).resolve("shop/restarts"))).isEqualTo("1.0.0\n1.1.0\n1.0.0\n");
    }

    @Test
    void deployingTheLiveReleaseAgainRestartsIt() throws Exception {
        shop.deploy(first);

        Event.Ended ended = shop.deploy(first);

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(Files.readString(fleet.home(1).resolve("shop/restarts"))).isEqualTo("1.0.0\n1.0.0\n");
    }

    @Test
    void anOldReleaseThatWasChangedOnTheHostIsNotCopied() throws Exception {
        shop.deploy(first);
        Path old = fleet.home(1).resolve("shop/current/VERSION").toRealPath();
        shop.deploy(source.write("VERSION", "1.1.0\n").release("1.1.0"));
        Files.writeString(old, "9\n");

        Event.Ended ended = shop.deploy(first);

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
        assertThat(Files.readString(fleet.home(1).resolve("shop/current/VERSION")))
                .isEqualTo("1.0.0\n");
    }

    private static Rollout oneMayFail() {
        return new Rollout(
                "web-1",
                new Rollout.Batches(new Rollout.Size(1, false), Duration.ZERO, 1),
                Rollout.OnFailure.ROLLBACK,
                Rollout.Unreachable.ABORT,
                Optional.empty());
    }

    @Test
    void aHostThatMayFailButCannotGoBackIsNotForgotten() throws Exception {
        Shop tolerant = new Shop(fleet, repository, Shop.component("test ! -e ../../broken"), oneMayFail());
        tolerant.deploy(first);
        Files.createFile(fleet.home(2).resolve("shop/broken"));

        Event.Ended ended = tolerant.deploy(source.write("VERSION", "1.1.0\n").release("1.1.0"));

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.FAILED);
        assertThat(ended.reason()).contains("going back failed").endsWith("look at web-2.");
    }

    @Test
    void aDeploymentThatIsLiveNowhereHasFailed() throws Exception {
        Shop tolerant = new Shop(
                fleet.connections(),
                repository,
                Shop.config(fleet.hosts().subList(0, 1), Shop.component("exit 3"), oneMayFail(), Map.of()));

        Event.Ended ended = tolerant.deploy(first);

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.FAILED);
        assertThat(ended.reason())
                .isEqualTo("It failed on every host: web-1: The restart command ended with status 3 (on web-1); "
                        + "nothing is live on web-1, as before; what the restart command started may still run.");
        assertThat(fleet.home(1).resolve("shop/current")).doesNotExist();
        assertThat(tolerant.events())
                .filteredOn(event -> event instanceof Event.StepEnded step && step.phase() == Phase.SWITCH)
                .extracting(event -> ((Event.StepEnded) event).detail())
                .containsExactly("Live", "Nothing is live");
    }

    @Test
    void planningTwiceGivesTheSameDigestAndChangesNothing() throws Exception {
        Plan once = Shop.ready(shop.plan(first));
        Plan again = Shop.ready(shop.plan(first));

        assertThat(again.digest()).isEqualTo(once.digest());
        assertThat(fleet.home(1)).isEmptyDirectory();
    }

    @Test
    void aFailedRestartBringsEverySwitchedHostBack() throws Exception {
        shop.deploy(first);
        source.write("VERSION", "broken\n");
        Shop failing = new Shop(
                fleet,
                repository,
                Shop.component(
                        "cat VERSION >> ../../restarts; ! grep -q broken VERSION || [ \"${PWD#*web-2}\" = \"$PWD\" ]"),
                Shop.rollout(1, Rollout.OnFailure.ROLLBACK));

        Event.Ended ended = failing.deploy(source.release("1.1.0"));

        assertThat(ended.verdict()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(ended.reason())
                .isEqualTo(
                        "The restart command ended with status 1 (on web-2); web-1, web-2 went back to what was live before.");
        assertThat(Files.readString(fleet.home(1).resolve("shop/current/VERSION")))
                .isEqualTo("1.0.0\n");
        assertThat(Files.readString(fleet.home(1).resolve("shop/restarts"))).isEqualTo("1.0.0\nbroken\n1.0.0\n");
    }
}
