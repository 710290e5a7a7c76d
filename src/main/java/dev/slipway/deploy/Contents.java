package dev.slipway.deploy;

import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where the files of releases come from. */
public interface Contents {

    /** The files of a component at a revision; empty if the repository does not have them any more. */
    Optional<Repository.Content> of(Component component, Revision revision);

    /** The files as this repository has them. What was read once is kept: a revision never changes. */
    static Contents of(Repository repository) {
        record Files(Revision revision, List<String> patterns) {}
        Map<Files, Repository.Content> read = new ConcurrentHashMap<>();
        return (component, revision) -> {
            try {
                return Optional.of(read.computeIfAbsent(
                        new Files(revision, component.files()),
                        files -> repository.content(files.revision(), files.patterns())));
            } catch (GitException missing) {
                return Optional.empty();
            }
        };
    }
}
