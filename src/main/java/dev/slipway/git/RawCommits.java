package dev.slipway.git;

import dev.slipway.git.graph.CommitSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Commits as they are stored, read for their parents and time alone; dates after 2038 too, which JGit's own walk cuts.
 *
 * @param ends where a shallow clone ends: what these commits name for parents is not there
 */
record RawCommits(Repository repository, Set<ObjectId> ends) implements CommitSource {
    private static final byte[] PARENT = Constants.encodeASCII("parent ");
    private static final int TREE_LINE = "tree ".length() + Constants.OBJECT_ID_STRING_LENGTH + 1;
    private static final int PARENT_LINE = PARENT.length + Constants.OBJECT_ID_STRING_LENGTH + 1;

    @Override
    public Links read(AnyObjectId id) throws IOException {
        byte[] raw = repository.open(id, Constants.OBJ_COMMIT).getCachedBytes();
        List<ObjectId> parents = new ArrayList<>();
        int at = TREE_LINE;
        while (at + PARENT_LINE <= raw.length && RawParseUtils.match(raw, at, PARENT) > 0) {
            parents.add(ObjectId.fromString(raw, at + PARENT.length));
            at += PARENT_LINE;
        }
        return new Links(time(raw, at), ends.contains(id) ? List.of() : parents);
    }

    /** 0 where the commit does not say it. */
    private static long time(byte[] raw, int at) {
        int committer = RawParseUtils.committer(raw, at);
        if (committer < 0) {
            return 0;
        }
        int mailEnd = RawParseUtils.nextLF(raw, committer) - 1;
        while (mailEnd > committer && raw[mailEnd] != '>') {
            mailEnd--;
        }
        return mailEnd > committer && mailEnd + 1 < raw.length
                ? RawParseUtils.parseLongBase10(raw, mailEnd + 1, null)
                : 0;
    }
}
