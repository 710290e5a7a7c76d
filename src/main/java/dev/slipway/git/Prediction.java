package dev.slipway.git;

import dev.slipway.git.merge.Conflict;
import dev.slipway.release.Revision;
import java.util.List;

/** What a merge or a revert would give. */
public sealed interface Prediction {

    /** The branch has it all already. */
    record Contained() implements Prediction {}

    /**
     * The branch has nothing of its own: it can go forward without a merge.
     *
     * @param asMerge the same as a merge commit, for who wants one
     */
    record FastForward(Revision to, Clean asMerge) implements Prediction {}

    /**
     * It works without a person.
     *
     * @param parents of the commit that would be made
     * @param tree id of its tree
     * @param changes what it would change in the branch
     */
    record Clean(List<Revision> parents, String tree, List<FileChange> changes) implements Prediction {
        public Clean {
            parents = List.copyOf(parents);
            changes = List.copyOf(changes);
        }
    }

    /** A person must decide these files, in a work tree. */
    record Conflicts(List<Conflict> files) implements Prediction {
        public Conflicts {
            files = List.copyOf(files);
        }
    }

    /** The two have no commit in common. */
    record Unrelated() implements Prediction {}

    /** It cannot be told, and so it is not done. */
    record Untold(Obstacle obstacle) implements Prediction {}
}
