package dev.slipway.promotion;

import dev.slipway.project.Address;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.ConfigurationChanges.HostChange;
import dev.slipway.promotion.ConfigurationChanges.KeyChange;
import dev.slipway.promotion.ConfigurationChanges.Kind;
import dev.slipway.promotion.ConfigurationChanges.SharedChange;
import dev.slipway.promotion.ConfigurationChanges.VariableChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what differs between two configurations of an environment. */
final class ConfigurationComparison {
    private ConfigurationComparison() {}

    static ConfigurationChanges of(ProjectConfig earlier, ProjectConfig later, String environment) {
        Map<String, Host> before = hosts(earlier, environment);
        Map<String, Host> after = hosts(later, environment);
        return new ConfigurationChanges(
                variables(earlier, later, environment),
                Stream.concat(keys(earlier, later, environment, _ -> true), order(before, after))
                        .toList(),
                shared(earlier, later, environment),
                hosts(before, after));
    }

    static ConfigurationChanges goingBack(ProjectConfig live, ProjectConfig earlier, String environment) {
        return new ConfigurationChanges(
                variables(live, earlier, environment),
                keys(live, earlier, environment, DeployKeys.Key::ofRelease).toList(),
                shared(live, earlier, environment),
                List.of());
    }

    private static List<VariableChange> variables(ProjectConfig earlier, ProjectConfig later, String environment) {
        return differing(values(earlier, environment), values(later, environment), VariableChange::new);
    }

    private static Map<String, String> values(ProjectConfig config, String environment) {
        return config.environment(environment)
                .<Map<String, String>>map(config::variables)
                .orElse(Map.of());
    }

    /** Of a component that comes or goes, that it does, and no more. */
    private static Stream<KeyChange> keys(
            ProjectConfig earlier, ProjectConfig later, String environment, Predicate<DeployKeys.Key> wanted) {
        Map<DeployKeys.Key, String> before = DeployKeys.of(earlier, environment);
        Map<DeployKeys.Key, String> after = DeployKeys.of(later, environment);
        Predicate<DeployKeys.Key> stays = key -> before.containsKey(key.whole()) && after.containsKey(key.whole());
        Predicate<DeployKeys.Key> told = key ->
                key.component().isEmpty() || stays.test(key) != key.name().isEmpty();
        return differing(before, after, (key, _) -> key).stream()
                .filter(wanted.and(told))
                .map(key -> change(key.path(), before, after, key));
    }

    private static <N> KeyChange change(String path, Map<N, String> before, Map<N, String> after, N key) {
        return new KeyChange(path, Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key)));
    }

    /** The order in which hosts are switched, where those that stay are listed in another one. */
    private static Stream<KeyChange> order(Map<String, Host> before, Map<String, Host> after) {
        List<String> then = before.keySet().stream().filter(after::containsKey).toList();
        List<String> now = after.keySet().stream().filter(before::containsKey).toList();
        return then.equals(now)
                ? Stream.empty()
                : Stream.of(new KeyChange(
                        "hosts", Optional.of(String.join(", ", then)), Optional.of(String.join(", ", now))));
    }

    private static List<SharedChange> shared(ProjectConfig earlier, ProjectConfig later, String environment) {
        Map<Shared, String> before = shared(earlier, environment);
        Map<Shared, String> after = shared(later, environment);
        return differing(
                before,
                after,
                (shared, kind) -> new SharedChange(shared.component(), shared.path(), shared.directory(), kind));
    }

    private record Shared(String component, String path, boolean directory) {}

    private static Map<Shared, String> shared(ProjectConfig config, String environment) {
        Map<Shared, String> all = new LinkedHashMap<>();
        for (Component component : DeployKeys.components(config, environment)) {
            component.shared().dirs().forEach(path -> all.put(new Shared(component.name(), path, true), ""));
            component.shared().files().forEach(path -> all.put(new Shared(component.name(), path, false), ""));
        }
        return all;
    }

    private static Map<String, Host> hosts(ProjectConfig config, String environment) {
        return config.environment(environment).stream()
                .map(Environment::hosts)
                .flatMap(List::stream)
                .collect(Collectors.toMap(Host::name, Function.identity(), (first, _) -> first, LinkedHashMap::new));
    }

    private static List<HostChange> hosts(Map<String, Host> before, Map<String, Host> after) {
        Map<String, Map<String, String>> then = facts(before);
        Map<String, Map<String, String>> now = facts(after);
        return differing(
                then,
                now,
                (name, kind) -> new HostChange(
                        name,
                        kind,
                        kind == Kind.CHANGED
                                ? how(then.getOrDefault(name, Map.of()), now.getOrDefault(name, Map.of()))
                                : List.of()));
    }

    private static List<KeyChange> how(Map<String, String> before, Map<String, String> after) {
        return differing(before, after, (key, _) -> change(key, before, after, key));
    }

    private static Map<String, Map<String, String>> facts(Map<String, Host> hosts) {
        Map<String, Map<String, String>> facts = new LinkedHashMap<>();
        hosts.forEach((name, host) -> facts.put(name, facts(host)));
        return facts;
    }

    private static Map<String, String> facts(Host host) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("address", host.address().toString());
        facts.put("groups", String.join(", ", host.groups().stream().sorted().toList()));
        host.jump().map(Address::toString).ifPresent(jump -> facts.put("jump", jump));
        return facts;
    }

    /** What is made of each name whose values differ or that only one has: those of the later first, in its order. */
    private static <N, V, C> List<C> differing(Map<N, V> before, Map<N, V> after, BiFunction<N, Kind, C> change) {
        return Stream.concat(after.keySet().stream(), before.keySet().stream())
                .distinct()
                .filter(name -> !Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name))))
                .map(name -> change.apply(name, kind(before.containsKey(name), after.containsKey(name))))
                .toList();
    }

    private static Kind kind(boolean before, boolean after) {
        if (!before) {
            return Kind.NEW;
        }
        return after ? Kind.CHANGED : Kind.GONE;
    }
}
