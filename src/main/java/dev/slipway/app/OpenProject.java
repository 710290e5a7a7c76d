package dev.slipway.app;

import dev.slipway.app.ProjectFiles.ReadConfig;
import dev.slipway.git.Head;
import dev.slipway.git.Repository;
import dev.slipway.project.yaml.ConfigReader;
import dev.slipway.project.yaml.ConfigReading;
import dev.slipway.project.yaml.Problem;
import dev.slipway.release.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
                .orElseGet(() -> Outcome.usage("The repository has no commit yet.", "Commit something."));
    }

    /** The configuration at HEAD. */
    Outcome<ReadConfig> configuration() {
        return head().then(files::at);
    }

    ProjectInfo info(ReadConfig read) {
        Head head = repository.head();
        List<Problem> problems = new ArrayList<>(read.file().notYet());
        policies.counting().forEach(standing -> problems.addAll(standing.problems()));
        return new ProjectInfo(
                path, read.file().config(), List.copyOf(problems), uncommitted(head), head, repository.identity());
    }

    /** The slipway.yaml that a person has before them, where it is another than the committed one. */
    private Optional<ConfigReading> uncommitted(Head head) {
        Path file = path.resolve(ProjectFiles.NAME);
        if (!Files.isRegularFile(file) || head.revision().isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] seen = Files.readAllBytes(file);
            return repository
                    .file(head.revision().get(), ProjectFiles.NAME)
                    .filter(committed -> !Arrays.equals(committed, seen))
                    .map(_ -> ConfigReader.read(ProjectFiles.NAME, seen));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
