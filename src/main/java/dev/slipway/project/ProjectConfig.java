package dev.slipway.project;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * A slipway.yaml as it was read: complete, valid, with every default filled in.
 *
 * @param project the name, used in leases and the audit trail
 * @param environments in order: each feeds the next
 */
public record ProjectConfig(
        String project,
        Releasing releasing,
        List<Environment> environments,
        List<Component> components,
        Settings settings,
        Optional<Database> database,
        Rules rules,
        Watching watching) {

    /** How releases are tagged. */
    public Versioning versioning() {
        return releasing.versioning();
    }

    /** The environment of this name, if there is one. */
    public Optional<Environment> environment(String name) {
        return environments.stream().filter(e -> e.name().equals(name)).findFirst();
    }

    /** The components that run on this host: those whose group the host belongs to. */
    public List<Component> componentsOn(Host host) {
        return components.stream()
                .filter(c -> host.groups().contains(c.group()))
                .toList();
    }

    /** The logs of this host: those of the groups that it belongs to. */
    public List<Watching.LogSource> logsOf(Host host) {
        return watching.logs().stream()
                .filter(log -> host.groups().contains(log.group()))
                .toList();
    }

    /** The same with every {@code ${NAME}} of its components and logs replaced by the variable's value in this environment. */
    public ProjectConfig in(Environment environment) {
        List<Component> filled =
                components.stream().map(c -> filled(c, environment)).toList();
        return new ProjectConfig(
                project,
                releasing,
                environments,
                filled,
                settings,
                database,
                rules,
                watching.filled(text -> filled(text, environment)));
    }

    private Component filled(Component component, Environment environment) {
        Component.Running running = component.running();
        return new Component(
                component.name(),
                component.group(),
                component.strategy(),
                filled(component.root(), environment),
                component.files(),
                component.shared(),
                component.keep(),
                new Component.Running(
                        running.restart().map(command -> filled(command, environment)),
                        running.staticFiles(),
                        running.health(),
                        running.drain()));
    }

    /** The variables that have a value in this environment, by name: its own value before the project's. */
    public SortedMap<String, String> variables(Environment environment) {
        SortedMap<String, String> effective = new TreeMap<>();
        settings.variables()
                .forEach((name, variable) -> variable.value().ifPresent(value -> effective.put(name, value)));
        effective.putAll(environment.variables());
        return effective;
    }

    /**
     * A text of the file, such as a component's root or restart command, with each {@code ${NAME}} replaced by the
     * variable's value in this environment, as it stands and without quotes; nothing for a variable without a value.
     */
    private String filled(String text, Environment environment) {
        SortedMap<String, String> effective = variables(environment);
        return Settings.Variable.REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(effective.getOrDefault(match.group(1), "")));
    }
}
