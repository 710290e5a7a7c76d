package dev.slipway.release;

import java.util.Arrays;

/**
 * One file of a release.
 *
 * @param path relative to the release's directory, {@code /} between names, neither absolute nor with {@code ..}
 * @param kind what git records of it
 * @param digest of the content; for a symbolic link, of its target's text
 * @param size in bytes; for a symbolic link, of its target's text
 */
public record ReleaseFile(String path, Kind kind, Digest digest, long size) {
    /** Regular file, executable file, or symbolic link. */
    public enum Kind {
        REGULAR("100644"),
        EXECUTABLE("100755"),
        LINK("120000");

        private final String gitMode;

        Kind(String gitMode) {
            this.gitMode = gitMode;
        }

        /** The mode that git's trees have for it, six octal digits. */
        public String gitMode() {
            return gitMode;
        }

        /** The kind of a mode of git's. Throws IllegalArgumentException for one that a release cannot hold. */
        public static Kind ofGitMode(String mode) {
            return Arrays.stream(values())
                    .filter(kind -> kind.gitMode.equals(mode))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No file of a release has the mode " + mode));
        }
    }
}
