package dev.slipway.project.yaml;

import dev.slipway.project.Environment;
import dev.slipway.project.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names that a project file declares, for the parts of the file that refer to them. */
record Known(List<String> environments, Set<String> groups, References variables) {

    static Known of(List<Environment> environments, Map<String, Settings.Variable> variables) {
        return new Known(
                environments.stream().map(Environment::name).toList(),
                environments.stream()
                        .flatMap(environment -> environment.hosts().stream())
                        .flatMap(host -> host.groups().stream())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new References(variables));
    }

    /** The name of a group that a host of some environment belongs to. */
    Value.Reader<String> group() {
        return Readers.known("group", groups);
    }

    /** The name of an environment. */
    Value.Reader<String> environment() {
        return Readers.known("environment", environments);
    }
}
