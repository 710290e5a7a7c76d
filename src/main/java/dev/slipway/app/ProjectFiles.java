package dev.slipway.app;

import dev.slipway.deploy.Refused;
import dev.slipway.deploy.plan.Configurations;
import dev.slipway.git.GitException;
import dev.slipway.git.Repository;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.yaml.ConfigReader;
import dev.slipway.project.yaml.ConfigReading;
import dev.slipway.project.yaml.Problem;
import dev.slipway.release.Digest;
import dev.slipway.release.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The configuration as commits have it. A commit never changes, so each is read once. */
final class ProjectFiles implements Configurations {
    static final String NAME = "slipway.yaml";
    static final String TAKE_OUT = "Take these keys out and commit.";
    static final String MEND = "Mend them and commit.";
    private static final String OF_ITS_COMMIT = " A release is deployed as the " + NAME + " of its own commit says.";

    private final Repository repository;
    private final Map<Revision, Outcome<ReadConfig>> read = new ConcurrentHashMap<>();

    ProjectFiles(Repository repository) {
        this.repository = repository;
    }

    /** A valid configuration with the digest of the file that it was read from. */
    record ReadConfig(ConfigReading.Valid file, Digest digest) {}

    /** The configuration of this commit, or all its faults in one refusal. */
    Outcome<ReadConfig> at(Revision revision) {
        return read.computeIfAbsent(revision, this::read);
    }

    /** Whether the commit has the file, with faults or without. */
    boolean has(Revision revision) {
        return repository.file(revision, NAME).isPresent();
    }

    @Override
    public Optional<ProjectConfig> of(Revision revision) {
        try {
            return switch (at(revision)) {
                case Outcome.Done<ReadConfig>(var config) ->
                    Optional.of(config.file().config());
                case Outcome.No<ReadConfig> _ -> Optional.empty();
            };
        } catch (GitException missing) {
            return Optional.empty();
        }
    }

    /** The configuration of this commit, refused also where it asks for what this version cannot do. */
    Outcome<ReadConfig> usableAt(Revision revision) {
        return at(revision)
                .then(config -> config.file().notYet().isEmpty()
                        ? new Outcome.Done<>(config)
                        : new Outcome.No<>(refused(
                                "This version of Slipway cannot do all that " + NAME + " of " + revision.abbreviated()
                                        + " asks for:",
                                config.file().notYet(),
                                TAKE_OUT + OF_ITS_COMMIT)));
    }

    private Outcome<ReadConfig> read(Revision revision) {
        return repository
                .file(revision, NAME)
                .map(content -> read(revision, content))
                .orElseGet(() -> Outcome.usage(
                        "Commit " + revision.abbreviated() + " has no " + NAME + ".",
                        "Add one at the top of the repository and commit it." + OF_ITS_COMMIT));
    }

    private static Outcome<ReadConfig> read(Revision revision, byte[] content) {
        return switch (ConfigReader.read(NAME, content)) {
            case ConfigReading.Valid valid -> new Outcome.Done<>(new ReadConfig(valid, Digest.of(content)));
            case ConfigReading.Invalid(var problems) ->
                new Outcome.No<>(refused(
                        NAME + " of " + revision.abbreviated() + " has faults:", problems, MEND + OF_ITS_COMMIT));
        };
    }

    /** A no because of a file, with all its faults. */
    static Refused refused(String head, List<Problem> problems, String remedy) {
        String lines = problems.stream().map(p -> "\n  " + p).collect(Collectors.joining());
        return new Refused(Refused.Cause.USAGE, head + lines, remedy);
    }
}
