package dev.slipway.app;

import dev.slipway.deploy.Refused;
import dev.slipway.git.Repository;
import dev.slipway.project.yaml.ConfigReader;
import dev.slipway.project.yaml.ConfigReading;
import dev.slipway.project.yaml.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The slipway.yaml that a person has before them. It counts once it is committed. */
final class WorkTreeFile {
    private static final String HOW = "git add slipway.yaml && git commit -m \"Say how it is deployed\"";

    /** What to do with one that has nothing to mend. */
    static final String COMMIT = "Commit it: " + HOW;

    private WorkTreeFile() {}

    /** How it reads, where it is another than that of the commit at HEAD. */
    static Optional<ConfigReading> uncommitted(Repository repository) {
        return uncommitted(repository, ProjectFiles.NAME).map(seen -> ConfigReader.read(ProjectFiles.NAME, seen));
    }

    /** What a file of the work tree holds, where it is another than that of the commit at HEAD. */
    static Optional<byte[]> uncommitted(Repository repository, String name) {
        Path file = repository.path().resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] seen = Files.readAllBytes(file);
            boolean committed = repository
                    .head()
                    .revision()
                    .flatMap(head -> repository.file(head, name))
                    .filter(content -> Arrays.equals(content, seen))
                    .isPresent();
            return committed ? Optional.empty() : Optional.of(seen);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** A no because of the commit at HEAD, which tells also how this file stands, where it is another. */
    static Refused told(Refused no, Repository repository) {
        try {
            return uncommitted(repository)
                    .map(ConfigReading::problems)
                    .map(problems -> told(no, problems))
                    .orElse(no);
        } catch (UncheckedIOException unreadable) {
            return new Refused(no.cause(), no.reason() + "\n" + unreadable.getMessage() + ".", no.remedy());
        }
    }

    private static Refused told(Refused no, List<Problem> problems) {
        String its = no.reason() + "\n" + ProjectFiles.NAME + " in the work tree is not committed yet, and has ";
        return problems.isEmpty()
                ? new Refused(no.cause(), its + "no faults.", COMMIT)
                : ProjectFiles.refused(its + "this to mend:", problems, "Mend it and commit it: " + HOW);
    }
}
