package dev.slipway.deploy.host;

import dev.slipway.git.Repository;
import dev.slipway.release.Digest;
import dev.slipway.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A release directory on a host.
 *
 * @param directory such as {@code releases/12-v1.8.0-7c1d9e2}
 * @param complete empty where no mark says that all of it is there and proven
 */
public record InstalledRelease(String directory, Optional<Complete> complete) {

    /**
     * What the mark of a complete release tells.
     *
     * @param manifest digest of everything in it
     * @param own manifest lines that are not the revision's
     * @param since when it came live the last time
     * @param previous the directory that was live before it
     * @param verified whether a deployment to it once ended well
     * @param proof whether it still holds what the manifest says
     * @param seals of its secret values
     */
    public record Complete(
            Digest manifest,
            Release release,
            List<String> own,
            Optional<Instant> since,
            Optional<String> previous,
            boolean verified,
            Proof proof,
            Seals seals) {

        /** What it holds, made again from its revision; empty if that is not what the host's digest says. */
        public Optional<HostManifest> contents(Repository.Content revision) {
            HostManifest manifestAgain = HostManifest.of(
                    revision, own.stream().map(ManifestLine::parse).toList());
            return Optional.of(manifestAgain).filter(m -> m.digest().equals(manifest));
        }
    }

    /** What proving a release gave. */
    public sealed interface Proof {
        /** Nobody asked. */
        record NotAsked() implements Proof {}

        /** Nothing of it was changed. */
        record Sound() implements Proof {}

        /** These paths are missing or were changed on the host. */
        record Changed(List<String> paths) implements Proof {}
    }

    /**
     * Paths that do not hold what the manifest says, as the host proved; none where nobody asked. One that no manifest
     * has, such as the empty one, says that nothing of the release can be relied on.
     */
    public Set<String> wrong() {
        return complete.map(Complete::proof)
                .map(proof -> proof instanceof Proof.Changed(List<String> paths)
                        ? paths.stream().map(ManifestLine::pathTold).collect(Collectors.toSet())
                        : Set.<String>of())
                .orElse(Set.of());
    }

    /** The number at the beginning of the directory's name; 0 where there is none. */
    public int sequence() {
        String name = directory.substring(directory.lastIndexOf('/') + 1);
        String digits = name.replaceAll("[^0-9].*", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }
}
