package dev.slipway.demo;

import dev.slipway.json.Json;
import java.io.IOException;
import java.io.Reader;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One release of the demonstration's shop, read whole into memory: what it answers never changes.
 *
 * @param version as {@code app/version} says
 * @param stockUp whether the stock service that it asks works; {@code stock=down} in {@code app/settings.properties}
 * @param pages content by path, such as {@code /index.html}
 */
record Site(String version, boolean stockUp, Map<String, byte[]> pages) {

    /** What an address answers. */
    record Answer(int status, String type, ByteBuffer body) {}

    private record Healthy(String status, String version) {}

    private record Unhealthy(String status) {}

    /** Reads a release's directory. A link to it is followed once, so that all files are of one release. */
    static Site read(Path directory) throws IOException {
        Path release = directory.toRealPath();
        Path settings = release.resolve("app/settings.properties");
        Properties properties = new Properties();
        if (Files.exists(settings)) {
            try (Reader reader = Files.newBufferedReader(settings)) {
                properties.load(reader);
            }
        }
        return new Site(
                Files.readString(release.resolve("app/version")).strip(),
                !"down".equals(properties.getProperty("stock")),
                pages(release.resolve("public")));
    }

    private static Map<String, byte[]> pages(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        Map<String, byte[]> pages = new HashMap<>();
        for (Path file : files) {
            pages.put("/" + directory.relativize(file), Files.readAllBytes(file));
        }
        return Map.copyOf(pages);
    }

    /** What this path answers. */
    Answer answer(String path) {
        if (path.equals("/health")) {
            return stockUp
                    ? json(200, new Healthy("ok", version))
                    : json(503, new Unhealthy("stock service unreachable"));
        }
        String page = path.equals("/") ? "/index.html" : path;
        return Optional.ofNullable(pages.get(page))
                .map(body -> new Answer(200, type(page), ByteBuffer.wrap(body)))
                .orElseGet(() -> text(404, "No such page"));
    }

    /** An answer in plain text. */
    static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", StandardCharsets.UTF_8.encode(text + "\n"));
    }

    private static Answer json(int status, Object body) {
        return new Answer(status, "application/json", ByteBuffer.wrap(Json.bytes(body)));
    }

    private static String type(String page) {
        String type = Optional.ofNullable(URLConnection.guessContentTypeFromName(page))
                .orElse("application/octet-stream");
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }
}
