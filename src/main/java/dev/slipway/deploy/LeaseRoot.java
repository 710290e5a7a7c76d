package dev.slipway.deploy;

import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;

/**
 * Where an environment's lease lies on its lease host: below the root of the first component in the file that lives there.
 * Where a commit changes the lease host or that root, deployments by the two commits do not see each other's lease.
 */
public final class LeaseRoot {
    private LeaseRoot() {}

    /** Empty where no component lives on the lease host. */
    public static String of(ProjectConfig config, Environment environment) {
        return config.componentsOn(environment.leaseHost()).stream()
                .map(Component::root)
                .findFirst()
                .orElse("");
    }

    /** The same for a plan, which lists components in the order of the file. */
    public static String of(Plan plan) {
        return plan.hosts().stream()
                .filter(h -> h.host().equals(plan.target().leaseHost()))
                .flatMap(h -> h.components().stream())
                .map(c -> c.component().root())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plan does nothing on its lease host"));
    }
}
