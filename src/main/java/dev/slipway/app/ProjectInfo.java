package dev.slipway.app;

import dev.slipway.deploy.Refused;
import dev.slipway.git.Head;
import dev.slipway.git.Person;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.yaml.ConfigReading;
import dev.slipway.project.yaml.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The open project.
 *
 * @param configuration as the commit at HEAD has it, or, where that has faults, an earlier one that has none
 * @param faulty why the configuration of the commit at HEAD does not count
 * @param notYet keys of it and of the policy whose function this version does not have, and faults of the policy
 * @param uncommitted how slipway.yaml in the work tree reads, where it is another than the commit's
 */
public record ProjectInfo(
        Path path,
        ProjectConfig configuration,
        Optional<Refused> faulty,
        List<Problem> notYet,
        Optional<ConfigReading> uncommitted,
        Head head,
        Person person) {

    /** What is wrong with slipway.yaml in the work tree, where it is another than the commit's. */
    public List<Problem> uncommittedFaults() {
        return uncommitted.map(ConfigReading::problems).orElse(List.of());
    }

    /** The environment of this name, or a refusal that names those that there are. */
    public Outcome<Environment> environment(String name) {
        return configuration
                .environment(name)
                .<Outcome<Environment>>map(Outcome.Done::new)
                .orElseGet(() -> unknown(name, configuration));
    }

    static <T> Outcome<T> unknown(String name, ProjectConfig configuration) {
        List<String> known =
                configuration.environments().stream().map(Environment::name).toList();
        return Outcome.usage(
                "There is no environment " + name + " in " + ProjectFiles.NAME + ".",
                "Choose one of " + String.join(", ", known) + ".");
    }
}
