package dev.slipway.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.project.Forge.Kind;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers as a forge did, and remembers what it was asked. */
public final class RecordedForge implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Answering> answers = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Gives an answer. */
    @FunctionalInterface
    interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    /** What it was asked for. */
    public record Asked(String path, Map<String, List<String>> headers) {
        public List<String> header(String name) {
            return headers.getOrDefault(name, List.of());
        }
    }

    public RecordedForge() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError("No server", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            asked.add(new Asked(path, Map.copyOf(exchange.getRequestHeaders())));
            answers.getOrDefault(path, other -> send(other, 404, Map.of(), "{\"message\": \"Not Found\"}"))
                    .to(exchange);
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** The text of a recorded answer. */
    public static String recorded(String name) {
        try (InputStream in = RecordedForge.class.getResourceAsStream("/forge/" + name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError("No recorded answer " + name, e);
        }
    }

    /** From now on it has these check runs of a commit of a repository at GitHub, and these commit statuses. */
    public void hasChecks(String repository, Revision commit, String runs, String statuses) {
        String path = "/api/v3/repos/" + repository + "/commits/" + commit.id();
        answers(path + "/check-runs?filter=latest&per_page=30", runs);
        answers(path + "/status?per_page=100", statuses);
    }

    /** From now on it answers so. */
    public void answers(String path, String body) {
        answers(path, 200, Map.of(), body);
    }

    public void answers(String path, int status, Map<String, String> headers, String body) {
        answers.put(path, exchange -> send(exchange, status, headers, body));
    }

    void answers(String path, Answering answering) {
        answers.put(path, answering);
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    Home home(Kind kind, String path) {
        return new Home(kind, url(), path);
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
