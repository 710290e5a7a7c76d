package dev.slipway.demo;

import dev.slipway.json.Json;
import java.io.IOException;
import java.io.Reader;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The shop as it was last loaded.
 *
 * @param version as {@code app/version} says
 * @param stockUp whether the stock service that it asks works: not where {@code app/settings.properties} says {@code
 *     stock=down}
 */
record Site(String version, boolean stockUp) {

    /** What an address answers. */
    record Answer(int status, String type, ByteBuffer body) {}

    private record Health(String status, String version) {}

    /** Loads a release. A link to its directory is followed once, so that all is of one release. */
    static Site load(Path directory) throws IOException {
        Path app = directory.toRealPath().resolve("app");
        Properties properties = new Properties();
        try (Reader settings = Files.newBufferedReader(app.resolve("settings.properties"))) {
            properties.load(settings);
        }
        return new Site(
                Files.readString(app.resolve("version")).strip(), !"down".equals(properties.getProperty("stock")));
    }

    /** How it is. */
    Answer health() {
        return stockUp
                ? json(200, new Health("ok", version))
                : json(503, new Health("stock service unreachable", version));
    }

    /** A static page, from this directory as it is now: one page comes whole from one release. */
    static Answer page(Path directory, String path) throws IOException {
        Path page = directory
                .resolve(path.equals("/") ? "index.html" : path.substring(1))
                .normalize();
        return page.startsWith(directory) && Files.isRegularFile(page)
                ? new Answer(200, type(page), ByteBuffer.wrap(Files.readAllBytes(page)))
                : text(404, "No such page");
    }

    /** An answer in plain text. */
    static Answer text(int status, String text) {
        return new Answer(status, "text/plain; charset=utf-8", StandardCharsets.UTF_8.encode(text + "\n"));
    }

    private static Answer json(int status, Object body) {
        return new Answer(status, "application/json", ByteBuffer.wrap(Json.bytes(body)));
    }

    private static String type(Path page) {
        String type = Optional.ofNullable(URLConnection.guessContentTypeFromName(page.toString()))
                .orElse("application/octet-stream");
        return type.startsWith("text/") ? type + "; charset=utf-8" : type;
    }
}
