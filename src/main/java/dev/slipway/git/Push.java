package dev.slipway.git;

import dev.slipway.release.Revision;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;

/**
 * A ref to push.
 *
 * @param source its full name here; empty where the one there is to go
 * @param target its full name there
 * @param lease where it is given, the ref may be rewritten or deleted if it is still as the lease says; where not, a branch
 *     only goes forward
 */
public record Push(Optional<String> source, String target, Optional<Lease> lease) {

    /**
     * Where a ref of the remote is expected to be, as with {@code git push --force-with-lease}.
     *
     * @param expected id of the object, of an annotated tag its own; empty: not there
     */
    public record Lease(Optional<String> expected) {}

    /** A branch to the one of its name; it only goes forward. */
    public static Push branch(String name) {
        String full = Constants.R_HEADS + name;
        return new Push(Optional.of(full), full, Optional.empty());
    }

    /** The same, rewritten if the remote's is still at this revision. */
    public static Push branch(String name, Revision expected) {
        return branchTo(name, name, Optional.of(expected));
    }

    /** A tag to the one of its name, which must not be there with another object. */
    public static Push tag(String name) {
        String full = Constants.R_TAGS + name;
        return new Push(Optional.of(full), full, Optional.empty());
    }

    /** A branch to another one of the remote, rewritten if that is still where it is expected: empty, not there at all. */
    public static Push branchTo(String name, String there, Optional<Revision> expected) {
        return new Push(
                Optional.of(Constants.R_HEADS + name),
                Constants.R_HEADS + there,
                Optional.of(new Lease(expected.map(Revision::id))));
    }

    /** A branch of the remote goes, if it is still at this revision. */
    public static Push branchGone(String there, Revision expected) {
        return new Push(
                Optional.empty(), Constants.R_HEADS + there, Optional.of(new Lease(Optional.of(expected.id()))));
    }

    /**
     * A tag of the remote goes, if it is still this one.
     *
     * @param object id of the tag's own object where it is annotated, else of the commit
     */
    public static Push tagGone(String there, String object) {
        return new Push(Optional.empty(), Constants.R_TAGS + there, Optional.of(new Lease(Optional.of(object))));
    }
}
