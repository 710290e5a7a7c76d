package dev.slipway.git;

import dev.slipway.git.RefUpdate.Rejection;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TrackingRefUpdate;

/** Says why a ref stayed as it was. */
final class Rejections {
    static final Rejection OTHER_TAG_HERE = new Rejection(
            "a tag of this name is here already, and names something else",
            "Find out which of the two is right; delete the wrong one with git tag -d and fetch again.");

    private static final int SHORT = 7;

    private Rejections() {}

    static Optional<Rejection> of(TrackingRefUpdate update) {
        return switch (update.getResult()) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE, RENAMED -> Optional.empty();
            case REJECTED ->
                rejection(
                        "the remote's was rewritten, and the refspec allows no force",
                        "Put a + before the refspec, or fetch it with git by hand.");
            case LOCK_FAILURE ->
                rejection(
                        "another program changes it just now, or has left its lock file",
                        "Try again; if no git runs, delete the .lock file beside the ref.");
            case REJECTED_CURRENT_BRANCH ->
                rejection("it is checked out here", "Fetch into refs/remotes, and merge from there.");
            case REJECTED_MISSING_OBJECT, REJECTED_OTHER_REASON, IO_FAILURE, NOT_ATTEMPTED ->
                rejection("it could not be written", "See with git fsck whether the repository is whole.");
        };
    }

    /** @param before where the remote said that its ref is */
    static Optional<Rejection> of(RemoteRefUpdate update, Optional<String> before) {
        boolean tag = update.getRemoteName().startsWith(Constants.R_TAGS) && !update.isDelete();
        return switch (update.getStatus()) {
            case OK, UP_TO_DATE -> Optional.empty();
            case REJECTED_NONFASTFORWARD ->
                rejection(
                        "the remote's has commits that this one lacks",
                        "Fetch, look at them, and merge or rebase onto them.");
            case REJECTED_REMOTE_CHANGED ->
                tag
                        ? rejection(
                                "a tag of this name is there already, and names something else",
                                "Choose another version: who has fetched that tag keeps it.")
                        : rejection(
                                "somebody moved it meanwhile: " + moved(update, before),
                                "Fetch, merge what came, and push then.");
            case NON_EXISTING, REJECTED_NODELETE -> rejection("the remote lets nobody delete it", "Ask who runs it.");
            case REJECTED_OTHER_REASON ->
                rejection(
                        Optional.ofNullable(update.getMessage()).orElse("the remote does not say why"),
                        "Look at the rules of the remote: its hooks and its protected branches.");
            case NOT_ATTEMPTED, AWAITING_REPORT ->
                rejection("the remote did not say what became of it", "Fetch to see, and push again.");
        };
    }

    private static String moved(RemoteRefUpdate update, Optional<String> before) {
        String expected = update.getExpectedOldObjectId().name();
        return before.map(id -> "it is at " + id.substring(0, SHORT)).orElse("it is not there") + " and not at "
                + expected.substring(0, SHORT);
    }

    private static Optional<Rejection> rejection(String reason, String remedy) {
        return Optional.of(new Rejection(reason, remedy));
    }
}
