package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import dev.slipway.project.Rollout;
import dev.slipway.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Every test has a repository and real hosts of its own. */
abstract class WithFleet {
    @TempDir
    Path directory;

    ShopRepository source;
    Repository repository;
    Fleet fleet;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        source = new ShopRepository(directory.resolve("repository"));
        repository = source.open();
        fleet = new Fleet(directory, hosts(), tools());
    }

    /** The only directory in which the hosts find programs; empty: what this machine has. */
    Optional<Path> tools() throws IOException, InterruptedException {
        return Optional.empty();
    }

    /** How many hosts there are. */
    int hosts() {
        return 1;
    }

    @AfterEach
    void close() {
        if (fleet != null) { // a test that is skipped, where there is no sshd, has none
            fleet.close();
        }
        repository.close();
    }

    /** The shop with this restart command, host by host, going back where it fails. */
    Shop shop(String restart) {
        return shop(Shop.component(restart));
    }

    Shop shop(Component component) {
        return new Shop(fleet, repository, component, Shop.rollout(1, Rollout.OnFailure.ROLLBACK));
    }

    /** Releases a change of one file. */
    Release second() throws IOException, InterruptedException {
        return source.write("VERSION", "2\n").release("2.0.0");
    }

    /** A file of what is live on the first host. */
    Path live(String file) {
        return fleet.home(1).resolve("shop/current").resolve(file);
    }

    static void succeeded(Event.Ended ended) {
        assertThat(ended.verdict()).as(ended.reason()).isEqualTo(Verdict.SUCCEEDED);
    }
}
