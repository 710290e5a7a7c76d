package dev.slipway.deploy;

import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import dev.slipway.release.Revision;
import java.util.Optional;

/** Where the files of releases come from. */
public interface Contents {

    /** The files of a component at a revision; empty if the repository does not have them any more. */
    Optional<Repository.Content> of(Component component, Revision revision);

    /** The files as this repository has them. */
    static Contents of(Repository repository) {
        return (component, revision) -> {
            try {
                return Optional.of(repository.content(revision, component.files()));
            } catch (GitException missing) {
                return Optional.empty();
            }
        };
    }
}
