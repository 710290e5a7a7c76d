package dev.slipway.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app of a host, over HTTP on a random port of loopback. Its program and settings are those that {@code current} named
 * at the last reload; its static pages, below {@code public}, are those that {@code current} names at each request. A
 * reload is asked for by a token in {@code run/reload} and confirmed by the same token in {@code run/reloaded}, both
 * renamed into place; the next release replaces the last in one step, and requests under way finish. Answers 503 until
 * the first release is there.
 */
final class ShopServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShopServer.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Path root;
    private final ShopLog log;
    private final HttpServer server;
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread watcher;
    private final AtomicReference<Optional<Site>> site;

    private ShopServer(Path root, HttpServer server) throws IOException {
        this.root = root;
        this.log = new ShopLog(root, InstantSource.system());
        this.server = server;
        Path current = root.resolve("current");
        this.site = new AtomicReference<>(Files.exists(current) ? Optional.of(Site.load(current)) : Optional.empty());
        this.watcher = Thread.ofVirtual().name("reloads of " + root).unstarted(this::watch);
    }

    /** Serves the component whose root this is. The directory is made where it is missing. */
    static ShopServer start(Path root) throws IOException {
        Files.createDirectories(root.resolve("run"));
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ShopServer shop = new ShopServer(root, http);
        http.createContext("/", shop::answer);
        http.setExecutor(shop.requests);
        http.start();
        shop.watcher.start();
        return shop;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            long begin = System.nanoTime();
            String path = exchange.getRequestURI().getPath();
            Site.Answer answer = answer(path);
            long millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            log.answered(exchange.getRequestMethod(), path, answer.status(), millis);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), answer.body().remaining());
            exchange.getResponseBody()
                    .write(answer.body().array(), 0, answer.body().remaining());
        }
    }

    private Site.Answer answer(String path) throws IOException {
        Optional<Site> live = site.get();
        if (live.isEmpty()) {
            return Site.text(503, "Nothing is deployed here yet");
        }
        if (path.equals("/health") && !live.get().stockUp()) {
            log.withoutStock();
        }
        return path.equals("/health") ? live.get().health() : Site.page(root.resolve("current/public"), path);
    }

    private void watch() {
        String handled = "";
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                String asked = asked();
                if (!asked.equals(handled)) {
                    handled = asked;
                    reload(asked);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String asked() {
        Path file = root.resolve("run/reload");
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            LOG.warn("{} could not be read", file, e);
            return "";
        }
    }

    /** A release that cannot be read is not confirmed: the one before goes on serving, and who waits gives up. */
    private void reload(String token) {
        try {
            Site next = Site.load(root.resolve("current"));
            site.set(Optional.of(next));
            log.serves(next.version());
            Path written = Files.writeString(root.resolve("run/reloaded.new"), token + "\n");
            Files.move(written, root.resolve("run/reloaded"), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The release in {} could not be loaded", root, e);
        }
    }

    /** Ends it; requests under way get up to a second. */
    @Override
    public void close() {
        watcher.interrupt();
        server.stop(1);
        requests.close();
    }
}
