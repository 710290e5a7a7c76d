package dev.slipway.ssh.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.HttpAnswer;
import dev.slipway.ssh.HttpFailure;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.SshException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP as the host sees it, through a channel of a real OpenSSH server. */
class TunnelledGetTest {
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    static Path directory;

    static RealSshd sshd;
    static SshConnections connections;
    static HttpServer web;
    static ExecutorService workers;
    static CountDownLatch end = new CountDownLatch(1);

    @BeforeAll
    static void start() throws Exception {
        sshd = RealSshd.start(directory);
        connections = SshConnections.open(sshd.settings());
        workers = Executors.newVirtualThreadPerTaskExecutor();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.setExecutor(workers);
        web.createContext("/health", exchange -> {
            byte[] body = (exchange.getRequestURI() + " für "
                            + exchange.getRequestHeaders().getFirst("Host"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(503, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        web.createContext("/empty", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        web.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[64 * 1024];
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(chunk);
                }
            }
        });
        web.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await(end);
            exchange.close();
        });
        web.start();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterAll
    static void stop() {
        if (sshd != null) {
            end.countDown();
            connections.close();
            web.stop(0);
            workers.close();
            sshd.close();
        }
    }

    private static Connection host() throws InterruptedException {
        return connections.to(sshd.address());
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + web.getAddress().getPort() + path);
    }

    private static HttpFailure failure(URI uri, Duration deadline) throws InterruptedException {
        Connection host = host();
        HttpFailure failure = assertThatExceptionOfType(HttpFailure.class)
                .isThrownBy(() -> host.get(uri, deadline))
                .actual();
        assertThat(host()).isSameAs(host);
        return failure;
    }

    /** A server that answers each connection with these bytes and ends it. */
    private static HttpFailure failureOf(String scheme, String bytes) throws IOException, InterruptedException {
        try (ServerSocket garbage = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Boolean> served = workers.submit(() -> {
                try (Socket client = garbage.accept()) {
                    client.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                    client.getOutputStream().flush();
                    client.shutdownOutput();
                    client.getInputStream().readAllBytes();
                }
                return true;
            });
            HttpFailure failure = failure(URI.create(scheme + "://127.0.0.1:" + garbage.getLocalPort() + "/"), AMPLE);
            assertThat(served).succeedsWithin(AMPLE);
            return failure;
        }
    }

    @Test
    void anAnswerGivesStatusBodyAndTime() throws Exception {
        HttpAnswer answer = host().get(uri("/health?full=1"), AMPLE);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo("/health?full=1 für 127.0.0.1:" + web.getAddress().getPort());
        assertThat(answer.latency()).isPositive().isLessThan(AMPLE);
    }

    @Test
    void anAnswerMayHaveNoBody() throws Exception {
        assertThat(host().get(uri("/empty"), AMPLE))
                .returns(204, HttpAnswer::status)
                .returns("", HttpAnswer::body);
    }

    @Test
    void anEndlessBodyIsCutAtOneMebibyte() throws Exception {
        assertThat(host().get(uri("/endless"), AMPLE).body()).hasSize(1024 * 1024);
    }

    @Test
    void aBodyThatDoesNotComeToItsEndIsGivenUpAtTheDeadline() throws Exception {
        assertThat(failure(uri("/slow"), Duration.ofMillis(300))).hasMessageContaining("within 300 ms");
    }

    @Test
    void anAddressThatTakesNoConnectionHoldsUpNoOther() throws Exception {
        Connection host = connections.to(sshd.address());
        List<Socket> full = new ArrayList<>();
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 3; i++) {
                Socket socket = new Socket();
                full.add(socket);
                connect(socket, deaf.getLocalPort());
            }
            for (int i = 0; i < 6; i++) {
                assertThatExceptionOfType(HttpFailure.class)
                        .isThrownBy(() -> host.get(
                                URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/"), Duration.ofMillis(300)))
                        .withMessageContaining("gave no whole answer within 300 ms");
            }

            assertThat(host.get(uri("/empty"), Duration.ofSeconds(5)).status()).isEqualTo(204);
        } finally {
            for (Socket socket : full) {
                socket.close();
            }
        }
    }

    /** The last of them finds no place, which is what it is for. */
    private static void connect(Socket socket, int port) throws IOException {
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (SocketTimeoutException noPlace) {
            assertThat(socket.isConnected()).isFalse();
        }
    }

    @Test
    void aPortWhereNothingListensIsNamed() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        assertThat(failure(URI.create("http://127.0.0.1:" + port + "/"), AMPLE))
                .hasMessageContaining("cannot connect to 127.0.0.1:" + port)
                .hasMessageContaining("refused");
    }

    @Test
    void aHostThatForbidsForwardingSaysSoAndWhatAllowsIt(@TempDir Path strict) throws Exception {
        try (RealSshd other = RealSshd.start(strict, "AllowTcpForwarding no");
                SshConnections own = SshConnections.open(other.settings())) {
            assertThatThrownBy(() -> own.to(other.address()).get(URI.create("http://127.0.0.1:1/"), AMPLE))
                    .isInstanceOfSatisfying(
                            SshException.class, no -> assertThat(no.remedy()).contains("AllowTcpForwarding local"))
                    .hasMessageContaining("forbids the forwarding that asking http://127.0.0.1:1/ takes");
        }
    }

    @Test
    void garbageIsSaidToBeNoHttp() throws Exception {
        assertThat(failureOf("http", "SSH-2.0-something\r\n".repeat(20)))
                .hasMessageContaining("does not answer in HTTP");
    }

    @Test
    void anAnswerThatIsCutIsNoAnswer() throws Exception {
        assertThat(failureOf("http", "")).hasMessageContaining("no whole answer");
        assertThat(failureOf("http", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"))
                .hasMessageContaining("no whole answer");
    }

    @Test
    void anAddressThatIsNotHttpIsRefused() throws Exception {
        assertThat(failure(URI.create("ftp://example.org/"), AMPLE)).hasMessageContaining("no HTTP address");
        assertThat(failure(URI.create("mailto:a@example.org"), AMPLE)).hasMessageContaining("no HTTP address");
    }

    @Test
    void tlsWithAServerThatSpeaksNoneFails() throws Exception {
        assertThat(failureOf("https", "HTTP/1.1 400 Bad Request\r\n\r\n")).hasMessageContaining("No TLS with");
    }
}
