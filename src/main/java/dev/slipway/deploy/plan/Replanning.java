package dev.slipway.deploy.plan;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.host.HostInventory;
import dev.slipway.project.Component;
import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.project.Rules;
import java.util.Map;
import java.util.Optional;

/**
 * Plans the hosts of a plan once more when it runs, from what each shows then: the plan that a person saw must still hold.
 */
public final class Replanning {
    private final Plan plan;
    private final Rules rules;
    private final Environment environment;
    private final Map<Component, ComponentPlanner> planners;

    Replanning(Plan plan, Rules rules, Environment environment, Map<Component, ComponentPlanner> planners) {
        this.plan = plan;
        this.rules = rules;
        this.environment = environment;
        this.planners = planners;
    }

    /** What stands in the way on this host by now. */
    public Optional<Refused> obstacle(Host host, HostInventory inventory) {
        return new Obstacles(rules, environment, plan.release())
                .on(host, inventory, planners).stream().findFirst();
    }

    /** The way of a component on a host, and what its preparation sends. */
    public Prepared component(ComponentPlan planned, HostInventory inventory) {
        ComponentPlanner planner = planners.get(planned.component());
        if (planner == null) {
            throw new IllegalArgumentException(
                    "The plan has no component " + planned.component().name());
        }
        return planner.plan(inventory.root(planned.component().root()), planned.directory());
    }
}
