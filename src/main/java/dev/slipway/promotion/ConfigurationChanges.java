package dev.slipway.promotion;

import dev.slipway.project.ProjectConfig;
import java.util.List;
import java.util.Optional;

/**
 * What one slipway.yaml says of an environment otherwise than another. Everything counts that a deployment goes by; the value
 * of a variable is compared and stands nowhere in here.
 *
 * @param variables by name
 * @param deploying by key, as the file writes them below the environment, or at its top
 * @param shared what all releases of a host share
 * @param hosts in the order of the later file, then those that it leaves out
 */
public record ConfigurationChanges(
        List<VariableChange> variables, List<KeyChange> deploying, List<SharedChange> shared, List<HostChange> hosts) {
    /** Nothing is otherwise. */
    public static final ConfigurationChanges NONE =
            new ConfigurationChanges(List.of(), List.of(), List.of(), List.of());

    public ConfigurationChanges {
        variables = List.copyOf(variables);
        deploying = List.copyOf(deploying);
        shared = List.copyOf(shared);
        hosts = List.copyOf(hosts);
    }

    /** What becomes of a thing of the file. */
    public enum Kind {
        NEW,
        GONE,
        CHANGED
    }

    /** A variable that gets a value, loses it, or gets another one. */
    public record VariableChange(String name, Kind kind) {}

    /**
     * A key that says something else.
     *
     * @param path such as {@code components.web.restart}
     * @param before empty where it said nothing
     * @param after empty where it says nothing any more
     */
    public record KeyChange(String path, Optional<String> before, Optional<String> after) {}

    /**
     * A directory or file that is shared from now on, or no longer.
     *
     * @param kind never {@link Kind#CHANGED}
     */
    public record SharedChange(String component, String path, boolean directory, Kind kind) {}

    /**
     * A host that comes, goes, or is reached or used otherwise.
     *
     * @param how what changed of one that stays
     */
    public record HostChange(String host, Kind kind, List<KeyChange> how) {
        public HostChange {
            how = List.copyOf(how);
        }
    }

    /** What the later one says otherwise of this environment; an environment that one of them lacks has nothing there. */
    public static ConfigurationChanges between(ProjectConfig earlier, ProjectConfig later, String environment) {
        return ConfigurationComparison.of(earlier, later, environment);
    }

    /**
     * The same for going back from what is live to an earlier release: only the variables, the shared files and how components
     * run are that release's own; for the rest what the live one says counts.
     */
    public static ConfigurationChanges goingBack(ProjectConfig live, ProjectConfig earlier, String environment) {
        return ConfigurationComparison.goingBack(live, earlier, environment);
    }

    /** How many things are otherwise. */
    public int count() {
        return variables.size() + deploying.size() + shared.size() + hosts.size();
    }
}
