package dev.slipway.deploy;

import dev.slipway.project.Component;
import dev.slipway.project.Host;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Connections;
import java.util.Map;
import java.util.stream.Collectors;

/** What all parts of one run share. */
record Run(
        Plan plan,
        Launch launch,
        Connections connections,
        Map<Component, ComponentPlanner> planners,
        Limits limits,
        Emitter events,
        Cancellation cancellation) {

    static Map<Component, ComponentPlanner> planners(Plan plan, Planner planner) {
        return plan.hosts().stream()
                .flatMap(h -> h.components().stream())
                .map(ComponentPlan::component)
                .distinct()
                .collect(Collectors.toMap(c -> c, c -> planner.again(plan, c)));
    }

    /** Opens the connection to a host, or gives the open one. */
    Connection connection(Host host) throws InterruptedException {
        return connections.to(host.address());
    }

    ComponentPlanner planner(Component component) {
        ComponentPlanner planner = planners.get(component);
        if (planner == null) {
            throw new IllegalArgumentException("The plan has no component " + component.name());
        }
        return planner;
    }

    String leaseRoot() {
        return LeaseRoot.of(plan);
    }
}
