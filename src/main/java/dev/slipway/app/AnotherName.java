package dev.slipway.app;

import dev.slipway.app.Policies.Protecting;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Plan;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.ProjectConfig;
import dev.slipway.promotion.Gate;
import java.util.List;
import java.util.Optional;

/**
 * Finds plans for an environment without rules that go to where a protected one runs. The name of an environment stands in
 * the release's own configuration, so it alone protects nothing: hosts and roots of the policy's own commit are compared.
 */
final class AnotherName {
    private AnotherName() {}

    /** The gate that such a plan does not pass. */
    static Optional<Gate> of(Plan plan, List<Protecting> policies) {
        return policies.stream()
                .flatMap(policy -> policy.config().environments().stream()
                        .filter(environment -> policy.protects(environment.name()))
                        .flatMap(environment ->
                                on(plan, environment, policy.config().in(environment)).stream()))
                .findFirst();
    }

    private static Optional<Gate> on(Plan plan, Environment environment, ProjectConfig config) {
        List<String> roots = config.components().stream().map(Component::root).toList();
        return plan.hosts().stream()
                .filter(host -> environment.hosts().stream().anyMatch(there -> same(there, host.host())))
                .filter(host -> host.components().stream()
                        .anyMatch(planned -> roots.contains(planned.component().root())))
                .findFirst()
                .map(host -> gate(host, environment.name(), plan.target().environment()));
    }

    private static Gate gate(HostPlan host, String environment, String other) {
        return new Gate(
                Gate.Kind.RIGHT,
                "Not " + environment + " under another name",
                new Gate.Failed(
                        host.host().name() + " of " + other + " has what the policy protects as " + environment + ".",
                        "Deploy it to " + environment + ", or give " + other + " hosts or a root of its own."));
    }

    private static boolean same(Host one, Host other) {
        return one.address().host().equalsIgnoreCase(other.address().host())
                && one.address().port().equals(other.address().port());
    }
}
