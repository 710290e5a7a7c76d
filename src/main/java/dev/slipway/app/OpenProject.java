package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.deploy.Refused;
import dev.slipway.git.Repository;
import dev.slipway.project.yaml.Problem;
import dev.slipway.release.Revision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The repository of the open project and its configuration at HEAD, which says which environments there are.
 *
 * @param opened the configuration that counted when the project was opened
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

    /** The same; while HEAD has a faulty file, the one that the project was opened with. */
    ReadConfig counting() {
        return configuration() instanceof Outcome.Done<ReadConfig>(var read) ? read : opened;
    }

    private Refused counting(Refused faults) {
        Refused told = WorkTreeFile.told(faults, repository);
        return new Refused(
                told.cause(),
                told.reason(),
                told.remedy() + "\nUntil then the last committed " + ProjectFiles.NAME + " without faults counts.");
    }

    ProjectInfo info(ReadConfig read) {
        List<Problem> problems = new ArrayList<>(read.file().notYet());
        policies.counting().forEach(standing -> problems.addAll(standing.problems()));
        return new ProjectInfo(
                path,
                read.file().config(),
                configuration() instanceof Outcome.No<ReadConfig>(var refused)
                        ? Optional.of(counting(refused))
                        : Optional.empty(),
                List.copyOf(problems),
                WorkTreeFile.uncommitted(repository),
                repository.head(),
                repository.identity());
    }
}
