package dev.slipway.git.graph;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/** Reads single commits, where no commit-graph file has them. */
public interface CommitSource {

    /** The commit of this id; throws what JGit does where it is missing, damaged or no commit. */
    Links read(AnyObjectId id) throws IOException;

    /**
     * What a commit says of its place in history.
     *
     * @param time when it was committed, in seconds since 1970
     */
    record Links(long time, List<ObjectId> parents) {}
}
