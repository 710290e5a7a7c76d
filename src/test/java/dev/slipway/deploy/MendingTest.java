package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.app.words.PlanText;
import dev.slipway.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases share on a host what they have in common; what one of them changes in place is mended before it hurts another. */
class MendingTest extends WithFleet {
    private Release first;

    @BeforeEach
    void release() throws IOException, InterruptedException {
        first = source.write("VERSION", "1\n")
                .write("app/cart.txt", "cart\n")
                .write("app/lock.txt", "lock\n")
                .release("1.0.0");
    }

    @Test
    void aFileThatTwoReleasesHaveInCommonTakesItsRoomOnce() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Path before = live("app/cart.txt").toRealPath();

        succeeded(shop.deploy(second()));

        assertThat(Files.isSameFile(before, live("app/cart.txt").toRealPath()))
                .as("a hard link, where the file system has no reflinks")
                .isNotEqualTo(reflinks());
    }

    @Test
    void sharingFilesAndRemovingOldReleasesDoNotMakeAReleaseLookChanged() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        for (int i = 2; i < 10; i++) {
            Path before = live("").toRealPath();
            succeeded(shop.deploy(source.write("VERSION", i + "\n").release(i + ".0.0")));

            assertThat(changedSinceProven(before)).isEmpty();
            assertThat(changedSinceProven(live("").toRealPath())).isEmpty();
        }
        try (Stream<Path> releases = Files.list(fleet.home(1).resolve("shop/releases"))) {
            assertThat(releases).hasSizeLessThan(9);
        }
    }

    private static List<Path> changedSinceProven(Path release) throws IOException {
        FileTime proven = Files.getLastModifiedTime(release.resolve(".slipway/complete"));
        List<Path> changed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(release)) {
            for (Path file : files.filter(f -> !f.equals(release) && !own(f)).toList()) {
                if (((FileTime) Files.getAttribute(file, "unix:ctime")).compareTo(proven) > 0) {
                    changed.add(file);
                }
            }
        }
        return changed;
    }

    /** Slipway's own files, save those that are proven too. */
    private static boolean own(Path file) {
        return file.toString().contains("/.slipway")
                && !file.endsWith(".slipway/manifest")
                && !file.endsWith(".slipway/env");
    }

    boolean reflinks() throws IOException, InterruptedException {
        Path from = Files.createFile(directory.resolve("probe"));
        return new ProcessBuilder(
                                "cp",
                                "--reflink=always",
                                from.toString(),
                                directory.resolve("probed").toString())
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void aReleaseThatSpoilsSharedFilesAndFailsLeavesTheOneBeforeExactlyAsItWas() throws Exception {
        Shop shop = shop("! grep -q 2 VERSION || { echo spoiled > app/lock.txt; exit 1; }");
        succeeded(shop.deploy(first));

        Event.Ended ended = shop.deploy(second());

        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.ROLLED_BACK);
        assertThat(live("VERSION")).hasContent("1");
        assertThat(live("app/lock.txt")).hasContent("lock");
    }

    @Test
    void aRollbackSendsAgainWhatWasChangedAndKeepsWhatTheAppMade() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Path old = live("").toRealPath();
        Files.writeString(old.resolve("app/cache"), "made by the app");
        shop.deploy(second());
        Files.writeString(old.resolve("VERSION"), "9\n");
        Files.delete(old.resolve("app/cart.txt"));
        Files.setPosixFilePermissions(old.resolve("app/lock.txt"), PosixFilePermissions.fromString("rwxr-xr-x"));

        Plan plan = Shop.ready(shop.planRollback(Optional.empty()));
        succeeded(shop.run(plan));

        assertThat(live("").toRealPath()).isEqualTo(old);
        assertThat(live("VERSION")).hasContent("1");
        assertThat(live("app/cart.txt")).hasContent("cart");
        assertThat(Files.isExecutable(live("app/lock.txt"))).isFalse();
        assertThat(live("app/cache")).hasContent("made by the app");
    }

    @Test
    void theFilesThatARollbackSendsStandInItsPlanAndWhy() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Path old = live("VERSION").toRealPath();
        shop.deploy(second());
        Files.writeString(old, "9\n");

        Plan plan = Shop.ready(shop.planRollback(Optional.of(first)));

        ComponentPlan.Transfer transfer =
                plan.hosts().getFirst().components().getFirst().transfer();
        assertThat(transfer.sentFiles()).isOne();
        assertThat(transfer.sentBytes()).isEqualTo(2);
        assertThat(PlanText.changed(plan))
                .containsExactly(
                        "On web-1, VERSION of web v1.0.0 was changed after it was deployed; what was deployed is"
                                + " sent again.");
    }

    @Test
    void aPlanNamesWhatSomeoneChangedInTheReleaseThatItReplaces() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Release second = second();
        assertThat(PlanText.changed(Shop.ready(shop.plan(second)))).isEmpty();

        Files.writeString(live("app/lock.txt"), "by hand\n");
        Files.delete(live("app/cart.txt"));

        Plan plan = Shop.ready(shop.plan(second));
        String changed = "app/cart.txt, app/lock.txt of web v1.0.0 were changed after it was deployed; v2.0.0 does"
                + " not have that change.";
        assertThat(PlanText.changed(plan)).containsExactly("On web-1, " + changed);
        assertThat(PlanText.groups(plan).getFirst().lines()).contains(new PlanText.Line("Changed", changed, false));
    }

    @Test
    void variablesThatWereChangedOnTheHostCannotBeMended() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Path old = live(".slipway/env").toRealPath();
        shop.deploy(second());
        Files.writeString(old, "export SPOILED=yes\n");

        Refused refused = Shop.refused(shop.planRollback(Optional.empty()));

        assertThat(refused.reason()).isEqualTo("web has no whole release that was live before to go back to on web-1.");
    }

    @Test
    void whatTheAppMadeWhereTheNextReleaseHasAFileStaysInTheOldRelease() throws Exception {
        Shop shop = shop("");
        shop.deploy(first);
        Path made = Files.writeString(live("app/made"), "by the app").toRealPath();

        succeeded(shop.deploy(
                source.write("VERSION", "2\n").write("app/made", "by us").release("2.0.0")));

        assertThat(live("app/made")).hasContent("by us");
        assertThat(made).hasContent("by the app");
    }
}
