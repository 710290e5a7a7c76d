package dev.slipway.promotion.migration;

import java.util.List;
import java.util.Optional;

/**
 * A file that changes the database.
 *
 * @param text of what runs, with empty lines in the place of a way back that stands in the same file; empty where it cannot be
 *     shown
 * @param wayBack a few words on where its way back stands; empty where there is none
 * @param unjudged why it is not judged; empty where it is
 * @param warnings what is to be feared of it, by line
 */
public record Migration(
        String path, String text, Optional<String> wayBack, Optional<String> unjudged, List<Warning> warnings) {
    public Migration {
        warnings = List.copyOf(warnings);
    }

    /** Whether the release before may not run with what it leaves, as far as that was judged. */
    public boolean contracts() {
        return warnings.stream().anyMatch(warning -> warning.kind().contracts());
    }

    /** Whether it is known that the release before runs with what it leaves. */
    public boolean expands() {
        return unjudged.isEmpty()
                && !contracts()
                && warnings.stream().noneMatch(warning -> warning.kind() == Warning.Kind.UNKNOWN);
    }
}
