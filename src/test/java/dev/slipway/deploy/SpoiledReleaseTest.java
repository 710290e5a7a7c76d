package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people and programs did to a live release holds no deployment up, and a deployment touches nothing of theirs. */
class SpoiledReleaseTest extends WithFleet {
    private Shop shop;
    private Release first;

    @BeforeEach
    void deploy() throws IOException, InterruptedException {
        source.write("VERSION", "1\n").write("config/app.yml", "ours\n").write("a\nb\r/c\r", "odd\n");
        Files.createSymbolicLink(source.tree().resolve("media"), Path.of("/srv/media"));
        first = source.release("1.0.0");
        shop = shop("");
        succeeded(shop.deploy(first));
    }

    /** A directory of the operator's, linked to where the release has one of its own. */
    private Path operatorsOwn() throws IOException, InterruptedException {
        Path own = Files.createDirectories(directory.resolve("own/config"));
        Files.writeString(own.resolve("app.yml"), "theirs\n");
        run("rm -rf config && ln -s " + own + " config");
        return own.resolve("app.yml");
    }

    private void run(String script) throws IOException, InterruptedException {
        Process sh = new ProcessBuilder("sh", "-c", script)
                .directory(live("").toFile())
                .start();
        assertThat(sh.waitFor()).isZero();
    }

    @Test
    void whatALinkOfTheOperatorLeadsToIsLeftAloneByADeployment() throws Exception {
        Path theirs = operatorsOwn();

        succeeded(shop.deploy(second()));

        assertThat(theirs).hasContent("theirs");
        assertThat(live("config/app.yml")).hasContent("ours");
    }

    @Test
    void whatALinkOfTheOperatorLeadsToIsLeftAloneByARollback() throws Exception {
        Path theirs = operatorsOwn();
        succeeded(shop.deploy(second()));

        succeeded(shop.rollback());

        assertThat(theirs).hasContent("theirs");
        assertThat(live("VERSION")).hasContent("1");
        assertThat(live("config/app.yml")).hasContent("ours");
    }

    @Test
    void aDirectoryWhoseNameEndsALineLeadsNowhereElse() throws Exception {
        Path theirs = Files.writeString(directory.resolve("theirs"), "theirs\n");
        Path odd = Files.createDirectories(Path.of(live("") + "/x\n" + theirs.getParent()));
        Files.writeString(odd.resolve("theirs"), "odd\n");

        succeeded(shop.deploy(second()));

        assertThat(theirs).hasContent("theirs");
        assertThat(live("x\n")).doesNotExist();
    }

    @Test
    void aLinkThatPointsElsewhereAndOddNamesAreMadeRightByTheNextDeployment() throws Exception {
        run("ln -sfn elsewhere media");
        Files.writeString(live("a\nb\r/c\r"), "spoiled\n");

        succeeded(shop.deploy(second()));

        assertThat(Files.readSymbolicLink(live("media"))).isEqualTo(Path.of("/srv/media"));
        assertThat(live("a\nb\r/c\r")).hasContent("odd");
    }

    @Test
    void aLinkThatPointsElsewhereIsMadeRightByARollback() throws Exception {
        run("ln -sfn elsewhere media && rm -rf config && echo file > config");
        succeeded(shop.deploy(second()));

        succeeded(shop.rollback());

        assertThat(Files.readSymbolicLink(live("media"))).isEqualTo(Path.of("/srv/media"));
        assertThat(live("config/app.yml")).hasContent("ours");
    }

    @Test
    void aLinkThatBecomesADirectoryLosesNothingOfWhereItLed() throws Exception {
        Path theirs = Files.createDirectories(directory.resolve("elsewhere"));
        Files.writeString(theirs.resolve("note"), "theirs\n");
        Files.createSymbolicLink(source.tree().resolve("place"), theirs);
        succeeded(shop.deploy(source.release("1.1.0")));
        Files.delete(source.tree().resolve("place"));

        succeeded(shop.deploy(source.write("place/note", "ours\n").release("1.2.0")));

        assertThat(theirs.resolve("note")).hasContent("theirs");
        assertThat(live("place/note")).hasContent("ours");
    }

    @Test
    void aLiveReleaseThatLostNearlyEverythingIsReplacedWhole() throws Exception {
        for (int i = 0; i < 1100; i++) {
            source.write("many/file-" + i, "file " + i + "\n");
        }
        succeeded(shop.deploy(source.release("1.1.0")));
        run("rm -rf many");

        Plan plan = Shop.ready(shop.plan(second()));
        succeeded(shop.run(plan));

        assertThat(plan.hosts().getFirst().components().getFirst().transfer().sentFiles())
                .isGreaterThan(1100);
        assertThat(live("many/file-1099")).hasContent("file 1099");
    }

    @Test
    void aManifestThatWasLostOnTheHostComesBackBeforeTheReleaseGoesLiveAgain() throws Exception {
        Path manifest = live(".slipway/manifest").toRealPath();
        succeeded(shop.deploy(second()));
        Files.writeString(manifest, "");
        Files.writeString(manifest.resolveSibling("../VERSION"), "9\n");

        succeeded(shop.run(Shop.ready(shop.planRollback(Optional.empty()))));

        assertThat(manifest).isNotEmptyFile();
        assertThat(live("VERSION")).hasContent("1");
    }

    @Test
    void aLinkAmongTheReleasesIsNoRelease() throws Exception {
        Path releases = fleet.home(1).resolve("shop/releases");
        Files.createSymbolicLink(releases.resolve("stable"), live("").toRealPath());

        for (int i = 2; i < 10; i++) {
            succeeded(shop.deploy(source.write("VERSION", i + "\n").release(i + ".0.0")));
        }

        assertThat(releases.resolve("stable")).isSymbolicLink();
        succeeded(shop.rollback());
    }
}
