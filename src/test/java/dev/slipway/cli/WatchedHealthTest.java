package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.cli.HelloProject.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** After the last switch a check watches how the health address answers: v1.1.0 is live, and v1.2.0 has one. */
class WatchedHealthTest extends WithHelloProject {
    private final AtomicInteger answers = new AtomicInteger();
    private HttpServer server;

    private interface Answering {
        void answer(HttpExchange exchange, int number) throws IOException, InterruptedException;
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        hello.deploy("v1.1.0", "staging");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Said deploy(String condition, Answering answering) {
        server.createContext("/health", exchange -> {
            try (exchange) {
                answering.answer(exchange, answers.incrementAndGet());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        hello.write(
                "slipway.yaml",
                hello.configuration()
                        + "    health: { http: \"http://127.0.0.1:"
                        + server.getAddress().getPort()
                        + "/health\", interval: 50ms, successes: 1 }\n"
                        + "checks: { after: [{ name: watch, for: 1s, conditions: [\"" + condition + "\"] }] }\n");
        hello.release("v1.2.0", "feat: say more", "hello more");
        return hello.run("deploy", "v1.2.0", "--to", "staging", "--yes");
    }

    private static void says(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
    }

    private String live() throws IOException {
        Path page = directory.toRealPath().resolve("hosts/staging/current/app/index.html");
        return Files.readString(page);
    }

    @Test
    void aReleaseWhoseAnswersFailTooOftenGoesBackAlthoughItBecameHealthy() throws IOException {
        Said said = deploy("[errors] < 20%", (exchange, number) -> says(exchange, number % 2 == 1 ? 200 : 500));

        assertThat(said.out())
                .contains("verify web           done")
                .containsPattern(
                        "rolled back: The check watch failed on stage-1: \\[errors] \\(\\d\\d[.\\d]*%\\) < 20%");
        assertThat(live()).isEqualTo("hello again");
        assertThat(answers.get()).as("asked again and again").isGreaterThan(3);
    }

    @Test
    void aReleaseThatAnswersSlowlyGoesBack() throws IOException {
        Said said = deploy("[p95] < 100ms", (exchange, number) -> {
            Thread.sleep(number == 1 ? 0 : 150);
            says(exchange, 200);
        });

        assertThat(said.out()).containsPattern("failed on stage-1: \\[p95] \\(1\\d\\dms\\) < 100ms");
        assertThat(live()).isEqualTo("hello again");
    }

    @Test
    void aReleaseThatAnswersWellStays() throws IOException {
        Said said = deploy("[errors] == 0%", (exchange, _) -> says(exchange, 200));

        assertThat(said.status()).as(said.out()).isZero();
        assertThat(said.out()).contains("Held for 1 s: [errors] (0%) == 0%");
        assertThat(live()).isEqualTo("hello more");
    }
}
