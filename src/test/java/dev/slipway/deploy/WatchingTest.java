package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.project.Health;
import dev.slipway.project.ProjectConfig;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment that watches for ten minutes how the health address answers. */
class WatchingTest extends WithFleet {
    private HttpServer app;

    @BeforeEach
    void serve() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        app.start();
    }

    @AfterEach
    void stop() {
        app.stop(0);
    }

    @Override
    int hosts() {
        return 2;
    }

    private Shop watched() {
        Health health = new Health(
                URI.create("http://127.0.0.1:" + app.getAddress().getPort() + "/"),
                Duration.ofMillis(50),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                1,
                List.of(Condition.parse("[status] == 200")));
        return shop(Shop.component(Optional.empty(), Optional.of(health))).with(repository, WatchingTest::watched);
    }

    private static ProjectConfig watched(ProjectConfig config) {
        Rules.CheckAfter check = new Rules.CheckAfter(
                "watch",
                Optional.empty(),
                Optional.of(Duration.ofMinutes(10)),
                List.of(Condition.parse("[errors] < 50%")));
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

    @Test
    void whoHasLostTheLeaseWatchesNoLongerAndGoesBack() throws Exception {
        Release first = source.write("VERSION", "1\n").release("1.0.0");
        Shop shop = watched();
        Plan plan = Shop.ready(shop.plan(first));
        FutureTask<Event.Ended> deployment = new FutureTask<>(() -> shop.run(plan));
        Thread.ofVirtual().start(deployment);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.events().stream()
                        .anyMatch(event -> event instanceof Event.Progress progress
                                && progress.detail()
                                        .matches("watching: \\d+ of 600 s, 0 of \\d+ answers not healthy")));

        remove(fleet.home(1).resolve("shop/.slipway/lease"));

        assertThat(deployment.get().reason())
                .startsWith("The lease on production was lost; nothing is live on web-1, web-2, as before");
        assertThat(shop.events().stream()
                        .filter(event -> event instanceof Event.StepEnded ended && ended.phase() == Phase.CHECK))
                .hasSize(2);
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> inside = Files.walk(directory)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
