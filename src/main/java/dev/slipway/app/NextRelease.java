package dev.slipway.app;

import dev.slipway.git.Commit;
import dev.slipway.release.TagPattern;
import dev.slipway.release.Version;
import java.util.Optional;

/**
 * What a tag made now would hold.
 *
 * @param version that the commits since the last release call for; a no where none calls for one
 * @param commit that would be tagged
 * @param pattern of the tag's name
 * @param notes of a full release as Markdown, told from the commits since the last full one; may be empty
 * @param notesOfPreRelease told from the commits since the last release of any kind; may be empty
 * @param signing with what it would be signed, such as {@code the SSH key /home/ana/.ssh/id.pub}; empty where nothing asks for
 *     that
 */
public record NextRelease(
        Outcome<ProposedVersion> version,
        Commit commit,
        TagPattern pattern,
        String notes,
        String notesOfPreRelease,
        Optional<String> signing) {

    /** The notes for a version as a person types it; those of a full release as long as it is none. */
    public String notesFor(String typed) {
        return pattern.versionMeant(typed).filter(Version::preRelease).isPresent() ? notesOfPreRelease : notes;
    }
}
