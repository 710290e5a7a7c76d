package dev.slipway.deploy.plan;

import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.project.Component;
import dev.slipway.release.Revision;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the files of releases come from. */
public interface Contents {
    /**
     * The files of a component at a revision.
     *
     * @throws GitException if the repository does not have them, or they are no files that can be deployed
     */
    Repository.Content of(Component component, Revision revision);

    /** The same of an earlier release; empty if the repository cannot give them any more. */
    default Optional<Repository.Content> kept(Component component, Revision revision) {
        try {
            return Optional.of(of(component, revision));
        } catch (GitException missing) {
            return Optional.empty();
        }
    }

    /** The files as this repository has them. The last few that were read are kept: a revision never changes. */
    static Contents of(Repository repository) {
        record Files(Revision revision, List<String> patterns) {}
        int kept = 16;
        Map<Files, Repository.Content> read = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Files, Repository.Content> eldest) {
                return size() > kept;
            }
        });
        return (component, revision) -> read.computeIfAbsent(
                new Files(revision, component.files()),
                files -> repository.content(files.revision(), files.patterns()));
    }
}
