package dev.slipway.app;

import dev.slipway.release.ReleaseNotes;
import dev.slipway.release.Revision;

/**
 * The release notes of what one revision has more than another.
 *
 * @param since how the first one is called: as a person named it, or by the tag of the release that it is
 */
public record NotesBetween(String since, Revision from, Revision to, ReleaseNotes notes) {}
