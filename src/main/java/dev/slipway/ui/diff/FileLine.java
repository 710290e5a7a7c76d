package dev.slipway.ui.diff;

import dev.slipway.git.ChangedFile;
import dev.slipway.git.diff.LineCounts;
import java.util.Optional;

/**
 * A file that differs.
 *
 * @param counts empty until its lines were counted
 */
public record FileLine(ChangedFile file, Optional<LineCounts> counts) {

    /** Its path, behind the one that it had before. */
    public String path() {
        return file.oldPath().map(old -> old + " \u2192 ").orElse("") + file.path();
    }

    /** How many lines changed; empty until that is known. */
    public String lines() {
        return counts.map(known -> known.binary() ? "" : "+" + known.added() + " \u2212" + known.removed())
                .orElse("");
    }

    /** The letter that git shows for the kind of the change. */
    public String letter() {
        return switch (file.kind()) {
            case ADDED -> "A";
            case MODIFIED -> "M";
            case DELETED -> "D";
            case RENAMED -> "R";
            case COPIED -> "C";
        };
    }
}
