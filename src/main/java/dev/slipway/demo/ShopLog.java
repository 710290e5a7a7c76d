package dev.slipway.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The app's log of a host, as Logback writes one: {@code log/app.log} below the component's root. */
final class ShopLog {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    /** What the app says of a stock service that does not answer. */
    private static final String NO_STOCK = """
            stock service unreachable
            java.net.SocketTimeoutException: stock:8080 after 2000 ms
            \tat shop.stock.StockClient.ask(StockClient.java:48)
            \tat shop.stock.Stock.level(Stock.java:31)
            \tat shop.web.HealthPage.answer(HealthPage.java:22)
            \tat shop.web.Server.lambda$answer$0(Server.java:70)""";

    private final Path file;
    private final InstantSource clock;

    ShopLog(Path root, InstantSource clock) throws IOException {
        this.file = Files.createDirectories(root.resolve("log")).resolve("app.log");
        this.clock = clock;
    }

    /** A release begins to serve. */
    void serves(String version) {
        write("INFO ", "main", "shop.Main", "version " + version + " serves");
    }

    /** A request was answered. */
    void answered(String method, String path, int status, long millis) {
        String request = method + " " + path + " " + status + " " + millis + " ms";
        write(status >= 400 ? "WARN " : "INFO ", "http", "shop.web.Server", request);
    }

    /** The stock service was asked in vain. */
    void withoutStock() {
        write("ERROR", "http", "shop.stock.Stock", NO_STOCK);
    }

    private synchronized void write(String level, String thread, String logger, String message) {
        String line =
                TIME.format(clock.instant()) + " " + level + " [" + thread + "] " + logger + " - " + message + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
        }
    }
}
