package dev.slipway.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app of a demonstration's host, asked over HTTP. */
class ShopTest {
    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private DemoHost host;
    private Path root;

    @BeforeEach
    void startHost() throws IOException {
        host = DemoHost.start(
                "web-1", directory.resolve("web-1"), DemoKeys.generate().getPublic());
        root = host.home().resolve(DemoHost.ROOT);
    }

    @AfterEach
    void endHost() {
        host.close();
        client.close();
    }

    @Test
    void itIsUnavailableBeforeTheFirstDeployment() throws Exception {
        assertThat(get("").statusCode()).isEqualTo(503);
        assertThat(get("health").statusCode()).isEqualTo(503);
    }

    @Test
    void itServesTheReleaseThatIsCurrent() throws Exception {
        release("1.8.0", "up");
        reload("first");

        assertThat(get("").body()).isEqualTo("<h1>1.8.0</h1>");
        assertThat(get("").headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(get("health").body()).isEqualTo("{\"status\":\"ok\",\"version\":\"1.8.0\"}");
        assertThat(get("elsewhere.html").statusCode()).isEqualTo(404);
    }

    @Test
    void withoutItsStockServiceItIsUnhealthyButServes() throws Exception {
        release("1.9.0", "down");
        reload("first");

        HttpResponse<String> health = get("health");

        assertThat(health.statusCode()).isEqualTo(503);
        assertThat(health.body()).isEqualTo("{\"status\":\"stock service unreachable\",\"version\":\"1.9.0\"}");
        assertThat(get("").statusCode()).isEqualTo(200);
    }

    @Test
    void aSwitchBringsStaticPagesAtOnceAndTheProgramWithTheReload() throws Exception {
        release("1.7.0", "up");
        reload("first");
        release("1.8.0", "up");

        assertThat(get("").body()).isEqualTo("<h1>1.8.0</h1>");
        assertThat(get("health").body()).contains("1.7.0");
        reload("second");
        assertThat(get("health").body()).contains("1.8.0");
    }

    @Test
    void nothingOutsideThePublicFilesIsServed() throws Exception {
        release("1.7.0", "up");
        reload("first");

        assertThat(get("/%2e%2e/app/version").statusCode()).isEqualTo(404);
        assertThat(get("/../app/version").statusCode()).isEqualTo(404);
    }

    @Test
    void aReleaseThatCannotBeReadIsNotConfirmedAndTheLastOneServesOn() throws Exception {
        release("1.7.0", "up");
        reload("first");
        Files.delete(release("1.8.0", "up").resolve("app/version"));
        ask("second");

        await().during(Duration.ofMillis(300))
                .until(() -> Files.readString(root.resolve("run/reloaded")).equals("first\n"));
        assertThat(get("health").body()).contains("1.7.0");
        release("1.8.1", "up");
        reload("third");
        assertThat(get("health").body()).contains("1.8.1");
    }

    @Test
    void itServesWhatIsCurrentAfterItWasStartedAgain() throws Exception {
        release("1.8.0", "up");
        reload("first");
        host.close();
        host = DemoHost.start("web-1", host.home(), DemoKeys.generate().getPublic());

        assertThat(get("").body()).isEqualTo("<h1>1.8.0</h1>");
    }

    @Test
    void reloadsUnderLoadLoseNoRequest() throws Exception {
        release("1.7.0", "up");
        reload("first");
        Traffic traffic = Traffic.start(List.of(host), 200, Set.of("<h1>1.7.0</h1>", "<h1>1.8.0</h1>"));
        for (int i = 0; i < 20; i++) {
            release(i % 2 == 0 ? "1.8.0" : "1.7.0", "up");
            reload("again " + i);
        }
        await().until(() -> traffic.counts().getFirst().requests() > 300);
        traffic.close();

        Traffic.Count count = traffic.counts().getFirst();

        assertThat(count.failures()).as("%s", count.firstFailure()).isZero();
        assertThat(count.requests()).isGreaterThan(300);
        assertThat(count.slowest()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aWrongPageIsCountedAsAFailure() throws Exception {
        release("1.8.0", "up");
        reload("first");
        Traffic traffic = Traffic.start(List.of(host), 100, Set.of("<h1>1.7.0</h1>"));
        await().until(() -> traffic.counts().getFirst().requests() > 10);
        traffic.close();

        Traffic.Count count = traffic.counts().getFirst();

        assertThat(count.failures()).isEqualTo(count.requests());
        assertThat(count.firstFailure()).hasValue("unknown page: <h1>1.8.0</h1>");
    }

    @Test
    void aHostThatIsGoneIsCountedAsFailures() throws Exception {
        release("1.8.0", "up");
        reload("first");
        Traffic traffic = Traffic.start(List.of(host), 100, Set.of("<h1>1.8.0</h1>"));
        await().until(() -> traffic.counts().getFirst().requests() > 10);
        host.close();
        await().until(() -> traffic.counts().getFirst().failures() > 0);
        traffic.close();

        assertThat(traffic.counts().getFirst().firstFailure())
                .hasValueSatisfying(text -> assertThat(text).contains("Exception"));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = host.site().resolve(path);
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private Path release(String version, String stock) throws IOException {
        Path release = root.resolve("releases/" + version);
        Files.createDirectories(release.resolve("app"));
        Files.createDirectories(release.resolve("public"));
        Files.writeString(release.resolve("app/version"), version + "\n");
        Files.writeString(release.resolve("app/settings.properties"), "stock=" + stock + "\n");
        Files.writeString(release.resolve("public/index.html"), "<h1>" + version + "</h1>");
        Path next = Files.createSymbolicLink(root.resolve("current.next"), Path.of("releases", version));
        Files.move(next, root.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
        return release;
    }

    private void ask(String token) throws IOException {
        Path written = Files.writeString(root.resolve("run/reload.new"), token + "\n");
        Files.move(written, root.resolve("run/reload"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void reload(String token) throws IOException {
        ask(token);
        Path done = root.resolve("run/reloaded");
        await().pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(done) && Files.readString(done).equals(token + "\n"));
    }
}
