package dev.slipway.git;

import dev.slipway.git.diff.TreeEntry;
import java.util.Optional;

/**
 * A file that differs, without what differs in it: see {@link Repository#counts} and {@link Repository#diff}.
 *
 * @param path the new one; for a deleted file the old one
 * @param oldPath set for a rename or copy
 * @param before what it was; empty for an added file
 * @param after what it is; empty for a deleted file
 */
public record ChangedFile(
        FileChange.Kind kind,
        String path,
        Optional<String> oldPath,
        Optional<TreeEntry> before,
        Optional<TreeEntry> after) {}
