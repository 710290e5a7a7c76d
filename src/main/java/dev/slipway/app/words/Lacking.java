package dev.slipway.app.words;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Plan;
import dev.slipway.project.Component;
import java.util.List;
import java.util.stream.Stream;

/** What of a plan nobody checks, and from where there is no way back, in sentences. */
public final class Lacking {
    private Lacking() {}

    /** A sentence for each component without a health check, and for each that is new on hosts. */
    public static List<String> of(Plan plan) {
        List<Component> components = plan.hosts().stream()
                .flatMap(host -> host.components().stream())
                .map(ComponentPlan::component)
                .distinct()
                .toList();
        return components.stream()
                .flatMap(component -> Stream.concat(unchecked(component), noWayBack(plan, component)))
                .toList();
    }

    private static Stream<String> unchecked(Component component) {
        return component.running().health().isPresent()
                ? Stream.empty()
                : Stream.of(component.name() + " has no health check: nobody looks whether it works then.");
    }

    private static Stream<String> noWayBack(Plan plan, Component component) {
        List<String> hosts = plan.hosts().stream()
                .filter(host -> isNew(host, component))
                .map(host -> host.host().name())
                .toList();
        return hosts.isEmpty()
                ? Stream.empty()
                : Stream.of("Nothing of " + component.name() + " is live on " + Words.names(hosts)
                        + " yet: there is no release to go back to.");
    }

    private static boolean isNew(HostPlan host, Component component) {
        return host.components().stream()
                .anyMatch(plan ->
                        plan.component().equals(component) && plan.before().isEmpty());
    }
}
