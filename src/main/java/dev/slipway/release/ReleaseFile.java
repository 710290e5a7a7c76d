package dev.slipway.release;

/**
 * One file of a release.
 *
 * @param path relative to the release's directory, {@code /} between names, neither absolute nor with {@code ..}
 * @param kind what git records of it
 * @param digest of the content; for a symbolic link, of its target's text
 * @param size in bytes; for a symbolic link, of its target's text
 */
public record ReleaseFile(String path, Kind kind, Digest digest, long size) {
    /** Regular file, executable file, or symbolic link: git modes 100644, 100755, 120000. */
    public enum Kind {
        REGULAR,
        EXECUTABLE,
        LINK
    }
}
