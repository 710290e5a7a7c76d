package dev.slipway.promotion;

import dev.slipway.project.CheckBefore;
import dev.slipway.project.Component;
import dev.slipway.project.Database;
import dev.slipway.project.Environment;
import dev.slipway.project.Health;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rollout;
import dev.slipway.project.Rules;
import dev.slipway.project.condition.Condition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a slipway.yaml says of how an environment is deployed to, in texts like the file's own: of the environment itself, and
 * of what runs on its hosts. Hosts, variables and shared files are not among it, nor is what this version refuses. A list is
 * one text, and no two lists have the same.
 */
final class DeployKeys {
    private final Map<Key, String> all = new LinkedHashMap<>();

    private DeployKeys() {}

    /**
     * A key of the file.
     *
     * @param component whose key it is; empty where it is none of a component
     * @param name empty for the component as a whole
     */
    record Key(String component, String name) {
        /** What of a component a release brings along when one goes back to it. */
        private static final Set<String> RUNNING = Set.of("restart", "static", "drain", "health");

        /** As a person finds it in the file. */
        String path() {
            if (component.isEmpty()) {
                return name;
            }
            return "components." + component + (name.isEmpty() ? "" : "." + name);
        }

        /** The key of its component as a whole. */
        Key whole() {
            return new Key(component, "");
        }

        /** Whether it goes by the release rather than by the deployment. */
        boolean ofRelease() {
            return !component.isEmpty() && RUNNING.contains(name.replaceFirst("\\..*", ""));
        }
    }

    /** Nothing where the file has no such environment. */
    static Map<Key, String> of(ProjectConfig config, String environment) {
        return config.environment(environment).map(e -> of(config, e)).orElse(Map.of());
    }

    private static Map<Key, String> of(ProjectConfig config, Environment environment) {
        DeployKeys keys = new DeployKeys();
        keys.put("project", config.project());
        keys.environment(environment);
        components(config, environment.name()).forEach(keys::component);
        keys.rules(config.rules());
        config.database().flatMap(Database::migrate).ifPresent(keys::migrations);
        keys.put("secrets", config.settings().secrets());
        return keys.all;
    }

    /** The components that run on a host of this environment. */
    static List<Component> components(ProjectConfig config, String environment) {
        return config.components().stream()
                .filter(component -> config.environment(environment).stream()
                        .flatMap(e -> e.hosts().stream())
                        .anyMatch(host -> host.groups().contains(component.group())))
                .toList();
    }

    private void environment(Environment environment) {
        put("tier", word(environment.tier()));
        environment.branch().ifPresent(branch -> put("branch", branch));
        put("auto", String.valueOf(environment.auto()));
        Rollout rollout = environment.rollout();
        put("lease-host", rollout.leaseHost());
        Rollout.Size size = rollout.batches().size();
        put("batches.size", size.value() + (size.percent() ? "%" : ""));
        put("batches.wait", text(rollout.batches().pause()));
        put("batches.max-failed", String.valueOf(rollout.batches().maxFailed()));
        put("on-failure", word(rollout.onFailure()));
        put("unreachable", word(rollout.unreachable()));
        rollout.deadMan().ifPresent(after -> put("dead-man", text(after)));
    }

    private void component(Component component) {
        String name = component.name();
        put(name, "", "on group " + component.group());
        put(name, "group", component.group());
        put(name, "strategy", word(component.strategy()));
        put(name, "root", component.root());
        put(name, "files", listed(component.files()));
        put(name, "keep", String.valueOf(component.keep()));
        Component.Running running = component.running();
        running.restart().ifPresent(command -> put(name, "restart", command));
        put(name, "static", listed(running.staticFiles()));
        put(name, "drain", text(running.drain()));
        running.health().ifPresent(health -> health(name, health));
    }

    private void health(String component, Health health) {
        put(component, "health.http", String.valueOf(health.http()));
        put(component, "health.interval", text(health.interval()));
        put(component, "health.timeout", text(health.timeout()));
        put(component, "health.within", text(health.within()));
        put(component, "health.successes", String.valueOf(health.successes()));
        put(component, "health.conditions", conditions(health.conditions()));
    }

    private void rules(Rules rules) {
        put("checks.before", rules.checksBefore().stream().map(DeployKeys::text).toList());
        rules.checksAfter().forEach(check -> {
            String path = "checks.after." + check.name() + ".";
            check.http().map(String::valueOf).ifPresent(http -> put(path + "http", http));
            check.holdFor().ifPresent(time -> put(path + "for", text(time)));
            put("", path + "conditions", conditions(check.conditions()));
        });
        put("guard", rules.guard());
    }

    private void migrations(Database.Migrate migrate) {
        migrate.files().ifPresent(files -> put("database.migrate.files", files));
        put("database.migrate.compatible", word(migrate.compatible()));
    }

    private void put(String key, List<String> list) {
        put("", key, listed(list));
    }

    private void put(String key, String text) {
        put("", key, text);
    }

    /** An empty text is like none. */
    private void put(String component, String key, String text) {
        if (!text.isEmpty()) {
            all.put(new Key(component, key), text);
        }
    }

    private static String text(CheckBefore check) {
        return switch (check) {
            case CheckBefore.Clean() -> "clean";
            case CheckBefore.Pushed() -> "pushed";
            case CheckBefore.Variables() -> "variables";
            case CheckBefore.DatabaseAnswers() -> "database";
            case CheckBefore.Disk(long bytes) -> "disk " + size(bytes);
            case CheckBefore.Clock(Duration tolerance) -> "clock " + text(tolerance);
        };
    }

    private static String size(long bytes) {
        long size = bytes;
        List<String> units = List.of("B", "KiB", "MiB", "GiB", "TiB");
        int unit = 0;
        while (unit < units.size() - 1 && size != 0 && size % 1024 == 0) {
            size /= 1024;
            unit++;
        }
        return size + units.get(unit);
    }

    private static String text(Duration duration) {
        return Spoken.length(duration);
    }

    private static String conditions(List<Condition> conditions) {
        return listed(conditions.stream().map(Condition::text).toList());
    }

    /** Such as {@code app/**, !app/tmp/**}; what could be taken for more than one stands in quotes. */
    private static String listed(List<String> texts) {
        return texts.stream()
                .map(text -> text.isEmpty() || text.contains(",") || text.contains("\"")
                        ? "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                        : text)
                .collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
