package dev.slipway.deploy.plan;

import dev.slipway.deploy.Answer;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Rollout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The hosts of an environment that a plan does something on, with what they told.
 *
 * @param refused set where a plan cannot be made without a host that did not answer
 */
record Selection(ProjectConfig config, SequencedMap<Host, HostInventory> told, Optional<Refused> refused) {

    static Selection of(ProjectConfig config, Environment environment, Map<String, Answer> answers) {
        SequencedMap<Host, HostInventory> told = new LinkedHashMap<>();
        Optional<Refused> refused = Optional.empty();
        for (Host host : environment.hosts()) {
            if (config.componentsOn(host).isEmpty()) {
                continue;
            }
            switch (answers.get(host.name())) {
                case Answer.Told(HostInventory inventory) -> told.put(host, inventory);
                case Answer.Silent(String reason, String remedy) -> {
                    if (refused.isEmpty() && needed(host, environment)) {
                        refused = Optional.of(
                                new Refused(Refused.Cause.HOST, host.name() + " cannot be asked: " + reason, remedy));
                    }
                }
                case null -> throw new IllegalArgumentException("No answer of " + host.name());
            }
        }
        return new Selection(config, told, refused.or(() -> nothingToDo(environment, told)));
    }

    private static boolean needed(Host host, Environment environment) {
        return environment.rollout().unreachable() != Rollout.Unreachable.EXCLUDE
                || host.equals(environment.leaseHost());
    }

    private static Optional<Refused> nothingToDo(Environment environment, Map<Host, HostInventory> told) {
        if (told.isEmpty()) {
            return Optional.of(new Refused(
                    Refused.Cause.USAGE,
                    "No component lives on any host of " + environment.name(),
                    "Give the hosts the groups of the components in slipway.yaml."));
        }
        return told.containsKey(environment.leaseHost())
                ? Optional.empty()
                : Optional.of(new Refused(
                        Refused.Cause.USAGE,
                        "No component lives on the lease host "
                                + environment.leaseHost().name() + " of " + environment.name(),
                        "Name a host that runs a component as lease-host in slipway.yaml."));
    }

    List<Host> hosts() {
        return List.copyOf(told.sequencedKeySet());
    }

    List<HostInventory> inventories() {
        return List.copyOf(told.sequencedValues());
    }

    HostInventory inventory(Host host) {
        HostInventory inventory = told.get(host);
        if (inventory == null) {
            throw new IllegalArgumentException("The plan does nothing on " + host.name());
        }
        return inventory;
    }

    /** The components that live on any of the hosts, in the order of the file. */
    List<Component> components() {
        return config.components().stream()
                .filter(c -> hosts().stream().anyMatch(h -> h.groups().contains(c.group())))
                .toList();
    }
}
