package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.git.Repository;
import dev.slipway.project.yaml.Problem;
import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The repository of the open project and its configuration at HEAD, which says which environments there are.
 *
 * @param opened the configuration that was valid when the project was opened
 */
record OpenProject(Path path, Repository repository, ProjectFiles files, Policies policies, ReadConfig opened) {

    /** The commit at HEAD; refused where there is none yet. */
    Outcome<Revision> head() {
        return head(repository);
    }

    /** The commit at HEAD of a repository; refused where there is none yet. */
    static Outcome<Revision> head(Repository repository) {
        return repository
                .head()
                .revision()
                .<Outcome<Revision>>map(Outcome.Done::new)
                .orElseGet(() -> Outcome.usage(
                        "The repository has no commit yet.", "Commit a " + ProjectFiles.NAME + " at its top."));
    }

    /** The configuration at HEAD. */
    Outcome<ReadConfig> configuration() {
        return head().then(files::at);
    }

    ProjectInfo info(ReadConfig read) {
        List<Problem> problems = new ArrayList<>(read.file().notYet());
        policies.counting().forEach(standing -> problems.addAll(standing.problems()));
        return new ProjectInfo(
                path,
                read.file().config(),
                List.copyOf(problems),
                WorkTreeFile.uncommitted(repository),
                repository.head(),
                repository.identity());
    }
}
