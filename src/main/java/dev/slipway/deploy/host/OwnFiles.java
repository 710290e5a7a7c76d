package dev.slipway.deploy.host;

import dev.slipway.project.Component;
import dev.slipway.release.Digest;
import dev.slipway.release.ReleaseFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a release on a host holds besides the files of its revision: the environment variables, and links to what all
 * releases share.
 *
 * @param environment text for the host's sh that exports the variables, sorted by name
 * @param texts their lines in the manifest
 */
public record OwnFiles(String environment, List<String> texts) {
    /** Where the variables stand in a release. */
    public static final String ENVIRONMENT = ".slipway/env";

    /** Where the release's manifest lies, which does not list itself. */
    public static final String MANIFEST = ".slipway/manifest";

    /** For a component with these variables. */
    public static OwnFiles of(Component component, Map<String, String> variables) {
        String environment = exports(variables);
        Digest digest = Digest.of(environment.getBytes(StandardCharsets.UTF_8));
        Stream<ManifestLine> links = Stream.concat(
                        component.shared().dirs().stream(), component.shared().files().stream())
                .map(OwnFiles::withoutEnd)
                .map(path -> ManifestLine.link(path, "../".repeat(depth(path) + 2) + "shared/" + path));
        return new OwnFiles(
                environment,
                Stream.concat(Stream.of(new ManifestLine(ReleaseFile.Kind.REGULAR, digest, ENVIRONMENT, "")), links)
                        .map(ManifestLine::text)
                        .toList());
    }

    /** Text for the host's sh that exports these variables, sorted by name. */
    static String exports(Map<String, String> variables) {
        return variables.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(v -> "export " + v.getKey() + "='" + v.getValue().replace("'", "'\\''") + "'\n")
                .collect(Collectors.joining());
    }

    /** Those of a release on a host, whose variables stay there. */
    public static OwnFiles told(List<String> texts) {
        return new OwnFiles("", texts);
    }

    byte[] environmentBytes() {
        return environment.getBytes(StandardCharsets.UTF_8);
    }

    List<ManifestLine> lines() {
        return texts.stream().map(ManifestLine::parse).toList();
    }

    private static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    private static String withoutEnd(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
