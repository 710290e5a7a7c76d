package dev.slipway.app;

import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.host.SecretChange;
import dev.slipway.promotion.ConfigurationChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a plan brings of other settings: of variables and hosts, and in how it is deployed.
 *
 * @param configuration what the release's slipway.yaml says otherwise than that of the live one
 * @param secrets what becomes of each secret variable, by name
 * @param unknown why it cannot be told what the configurations have otherwise; then none of it is told
 */
public record ChangedSettings(
        ConfigurationChanges configuration, List<SecretOnHosts> secrets, Optional<String> unknown) {
    /** Nothing is otherwise. */
    public static final ChangedSettings NONE =
            new ChangedSettings(ConfigurationChanges.NONE, List.of(), Optional.empty());

    public ChangedSettings {
        secrets = List.copyOf(secrets);
    }

    /** What becomes of a secret variable, and on which hosts, in the order of the plan. */
    public record SecretOnHosts(String name, SecretChange change, List<String> hosts) {
        public SecretOnHosts {
            hosts = List.copyOf(hosts);
        }
    }

    /** How many things are otherwise. */
    public int count() {
        return configuration.count()
                + (int) secrets.stream()
                        .filter(secret -> secret.change() != SecretChange.SAME)
                        .map(SecretOnHosts::name)
                        .distinct()
                        .count();
    }

    /** As the hosts told it, for which the plan was made. */
    static List<SecretOnHosts> secrets(Plan plan) {
        Map<String, Map<SecretChange, List<String>>> all = new TreeMap<>();
        plan.hosts()
                .forEach(host -> secrets(host)
                        .forEach((name, changes) -> changes.stream()
                                .distinct()
                                .forEach(change -> all.computeIfAbsent(name, _ -> new TreeMap<>())
                                        .computeIfAbsent(change, _ -> new ArrayList<>())
                                        .add(host.host().name()))));
        return all.entrySet().stream()
                .flatMap(secret -> secret.getValue().entrySet().stream()
                        .map(hosts -> new SecretOnHosts(secret.getKey(), hosts.getKey(), hosts.getValue())))
                .toList();
    }

    /** What the components of a host have of each. */
    private static Map<String, List<SecretChange>> secrets(HostPlan host) {
        Map<String, List<SecretChange>> all = new TreeMap<>();
        host.components()
                .forEach(component -> component
                        .transfer()
                        .secrets()
                        .forEach((name, change) -> all.computeIfAbsent(name, _ -> new ArrayList<>())
                                .add(change)));
        return all;
    }
}
