package dev.slipway.deploy.host;

import java.util.List;
import java.util.Optional;

/**
 * What stands at a component's root on a host.
 *
 * @param writable the root, or the nearest directory above it while it does not exist
 * @param free room for new files in bytes; the greatest number where the file system does not tell
 * @param absent shared files that are not there
 * @param live the directory that {@code current} points to
 * @param journal the last lines of the host's own journal, oldest first
 */
public record RootInventory(
        boolean writable,
        long free,
        List<String> absent,
        Optional<String> live,
        List<InstalledRelease> releases,
        List<JournalLine> journal) {
    static final RootInventory EMPTY = new RootInventory(false, 0, List.of(), Optional.empty(), List.of(), List.of());

    /** The release that is live, if it is one of ours and complete. */
    public Optional<InstalledRelease> liveRelease() {
        return live.flatMap(this::complete);
    }

    /** The complete release in this directory, if there is one. */
    public Optional<InstalledRelease> complete(String directory) {
        return releases.stream()
                .filter(r -> r.directory().equals(directory) && r.complete().isPresent())
                .findFirst();
    }
}
