package dev.slipway.git;

import dev.slipway.git.graph.CommitSource;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * Commits as they are stored, read for their parents and time alone.
 *
 * @param ends where a shallow clone ends: what these commits name for parents is not there
 */
record RawCommits(Repository repository, Set<ObjectId> ends) implements CommitSource {

    @Override
    public Links read(AnyObjectId id) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            StoredCommit commit = new StoredCommit(bytes(reader, id));
            return new Links(commit.time(), ends.contains(id) ? List.of() : commit.parents(id));
        }
    }

    /** What git stores of a commit. */
    static byte[] bytes(ObjectReader reader, AnyObjectId id) throws IOException {
        try {
            return reader.open(id, Constants.OBJ_COMMIT).getCachedBytes();
        } catch (LargeObjectException e) {
            throw new CorruptObjectException(id, "it is too large for a commit");
        }
    }
}
