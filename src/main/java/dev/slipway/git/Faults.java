package dev.slipway.git;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.InvalidObjectIdException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;

/**
 * Says in a sentence what went wrong with a repository.
 *
 * @param place of the repository, as messages name it
 * @param partial whether it is a partial clone, in which objects are absent on purpose
 */
record Faults(Path place, boolean partial) {

    /** Something that reads or changes the repository. */
    interface Work<T> {
        T run() throws IOException, GitAPIException;
    }

    /** Does the work; a fault of it comes out as a {@link GitException}. */
    <T> T explained(Work<T> work) {
        try {
            return work.run();
        } catch (JGitInternalException e) {
            throw e.getCause() instanceof IOException cause ? of(cause) : failed(e);
        } catch (IOException e) {
            throw of(e);
        } catch (GitAPIException | LargeObjectException | InvalidObjectIdException e) {
            throw failed(e);
        }
    }

    /** The fault that such an exception means. */
    GitException of(IOException e) {
        return switch (e) {
            case MissingObjectException missing -> missing(missing);
            case CorruptObjectException damaged -> damaged(damaged);
            default -> failed(e);
        };
    }

    private GitException damaged(CorruptObjectException e) {
        return new GitException(
                "The repository " + place + " is damaged: " + e.getMessage() + ".",
                "See with git fsck what else is, and fetch it from another clone.",
                e);
    }

    private GitException missing(MissingObjectException e) {
        String id = e.getObjectId().name();
        return partial
                ? new GitException(
                        "The repository " + place + " is a partial clone and lacks object " + id + ".",
                        "Fetch what is absent: git fetch --refetch --no-filter",
                        e)
                : new GitException(
                        "The repository " + place + " lacks object " + id + ".",
                        "See with git fsck what else is lost, and fetch it from another clone.",
                        e);
    }

    private GitException failed(Exception e) {
        return new GitException(
                "The repository " + place + " cannot be used: " + e.getMessage(),
                "See with git fsck whether it is damaged, and whether you may read and write it.",
                e);
    }
}
