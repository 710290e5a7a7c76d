package dev.slipway.project.yaml;

import dev.slipway.project.Forge;
import dev.slipway.project.Forge.Kind;
import java.net.URI;
import java.util.Optional;

/** Reads the forge. A token is sent to its address, so that is looked at closely. */
final class ForgeReader {
    private ForgeReader() {}

    static Forge read(Mapping mapping) {
        return new Forge(
                mapping.required("kind", Readers.word(Kind.class), Kind.GITHUB),
                mapping.required("url", ForgeReader::url, Readers.NOWHERE),
                mapping.optional(
                        "repository", value -> Readers.matching(value, Forge.PATH, "a path there, such as team/shop")));
    }

    private static Optional<URI> url(Value value) {
        return Readers.http(value)
                .map(URI::normalize)
                .flatMap(url -> sound(url)
                        ? Optional.of(URI.create(url.toString().replaceFirst("/+$", "")))
                        : value.expected("an https:// address without a name before @, ? and #"));
    }

    private static boolean sound(URI url) {
        return url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null
                && Forge.closed(url);
    }
}
