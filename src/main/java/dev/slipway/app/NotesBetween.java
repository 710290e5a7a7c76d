package dev.slipway.app;

import dev.slipway.release.ReleaseNotes;
import dev.slipway.release.Revision;

/** The release notes of what one revision has more than another. */
public record NotesBetween(Revision from, Revision to, ReleaseNotes notes) {}
