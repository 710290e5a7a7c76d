package dev.slipway.app;

import dev.slipway.release.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Where Slipway keeps what belongs to a person: journals, settings and the vault. Nothing of it lies in a project's repository. */
public record DataDirectory(Path path) {

    /**
     * The usual place of this platform: {@code $SLIPWAY_DATA} where it is set, else {@code $XDG_DATA_HOME/slipway}
     * (XDG Base Directory Specification 0.8), {@code ~/Library/Application Support/Slipway}, {@code %LOCALAPPDATA%\Slipway}.
     */
    public static DataDirectory ofPerson(Map<String, String> environment, String system, Path home) {
        String said = environment.getOrDefault("SLIPWAY_DATA", "");
        if (!said.isEmpty()) {
            return new DataDirectory(Path.of(said).toAbsolutePath());
        }
        if (system.startsWith("Mac")) {
            return new DataDirectory(home.resolve("Library/Application Support/Slipway"));
        }
        if (system.startsWith("Windows")) {
            return new DataDirectory(Path.of(environment.getOrDefault(
                            "LOCALAPPDATA", home.resolve("AppData/Local").toString()))
                    .resolve("Slipway"));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return new DataDirectory((data.isEmpty() ? home.resolve(".local/share") : Path.of(data)).resolve("slipway"));
    }

    /** The journal of the project in this directory; two clones of one project have two. */
    public Path journalOf(Path project) {
        Digest place = Digest.of(project.toString().getBytes(StandardCharsets.UTF_8));
        return path.resolve("projects").resolve(project.getFileName() + "-" + place.abbreviated());
    }

    /** The directory of the vault, one for all projects. */
    public Path vault() {
        return path.resolve("vault");
    }

    /** What is known of the files in repositories; to remove it costs time and nothing else. */
    public Path digests() {
        return path.resolve("digests");
    }

    /** Where logs of hosts are kept while they are read. */
    public Path logs() {
        return path.resolve("logs");
    }
}
