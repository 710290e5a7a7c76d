package dev.slipway.deploy;

import dev.slipway.project.Host;
import java.util.List;

/** What a plan does on one host, component by component. */
public record HostPlan(Host host, List<ComponentPlan> components) {}
