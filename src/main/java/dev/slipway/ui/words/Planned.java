package dev.slipway.ui.words;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.HostPlan;
import dev.slipway.deploy.Mode;
import dev.slipway.deploy.Phase;
import dev.slipway.deploy.Plan;
import java.util.EnumSet;
import java.util.Set;

/** Which phases a plan leads a host through, before any of them has begun. */
public final class Planned {
    private Planned() {}

    /** The phases of any host. */
    public static Set<Phase> phases(Plan plan) {
        Set<Phase> all = EnumSet.noneOf(Phase.class);
        plan.hosts().forEach(host -> all.addAll(phases(plan, host)));
        return all;
    }

    /** The phases of one host. */
    static Set<Phase> phases(Plan plan, HostPlan host) {
        Set<Phase> phases = plan.mode() == Mode.ROLLBACK
                ? EnumSet.of(Phase.SWITCH)
                : EnumSet.of(Phase.PREFLIGHT, Phase.PREPARE, Phase.SWITCH, Phase.RETIRE);
        host.components().forEach(component -> addTo(phases, component));
        if (!plan.policy().checksAfter().isEmpty()) {
            phases.add(Phase.CHECK);
        }
        return phases;
    }

    private static void addTo(Set<Phase> phases, ComponentPlan plan) {
        if (plan.restart()) {
            phases.add(Phase.RESTART);
        }
        if (plan.component().running().health().isPresent()) {
            phases.add(Phase.VERIFY);
        }
    }
}
