package dev.slipway.git;

import dev.slipway.release.Revision;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;

/**
 * A ref to push.
 *
 * @param source its full name here
 * @param target its full name there
 * @param lease where it is given, the branch may be rewritten if it is still as the lease says; where not, the branch only
 *     goes forward
 */
public record Push(String source, String target, Optional<Lease> lease) {

    /** Where a branch of the remote is expected to be, as with {@code git push --force-with-lease}; empty: not there. */
    public record Lease(Optional<Revision> expected) {}

    /** A branch to the one of its name; it only goes forward. */
    public static Push branch(String name) {
        String full = Constants.R_HEADS + name;
        return new Push(full, full, Optional.empty());
    }

    /** The same, rewritten if the remote's is still at this revision. */
    public static Push branch(String name, Revision expected) {
        String full = Constants.R_HEADS + name;
        return new Push(full, full, Optional.of(new Lease(Optional.of(expected))));
    }

    /** A tag to the one of its name, which must not be there with another object. */
    public static Push tag(String name) {
        String full = Constants.R_TAGS + name;
        return new Push(full, full, Optional.empty());
    }
}
