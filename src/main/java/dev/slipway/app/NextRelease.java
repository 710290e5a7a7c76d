package dev.slipway.app;

import dev.slipway.git.Commit;
import java.util.Optional;

/**
 * What a tag made now would hold.
 *
 * @param version that the commits since the last release call for; empty where none calls for one
 * @param commit that would be tagged
 * @param notes of the release as Markdown, told from those commits; may be empty
 * @param signing with what it would be signed, such as {@code the SSH key /home/ana/.ssh/id.pub}; empty where nothing asks for
 *     that
 */
public record NextRelease(Optional<String> version, Commit commit, String notes, Optional<String> signing) {}
