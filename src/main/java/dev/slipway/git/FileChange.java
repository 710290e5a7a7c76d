package dev.slipway.git;

import java.util.Optional;

/**
 * A file that differs.
 *
 * @param path the new one; for a deleted file the old one
 * @param oldPath set for a rename or copy
 * @param added lines; 0 for a binary file
 * @param removed lines; 0 for a binary file
 */
public record FileChange(Kind kind, String path, Optional<String> oldPath, int added, int removed, boolean binary) {
    /** What happened to it. */
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED,
        RENAMED,
        COPIED
    }
}
