package dev.slipway.deploy.plan;

import dev.slipway.deploy.ComponentPlan;
import dev.slipway.deploy.host.HostWork;
import java.util.Optional;

/**
 * The plan of a component on a host, with what its preparation sends.
 *
 * @param base directory of the release that the new one begins as a copy of; empty for none
 */
public record Prepared(ComponentPlan plan, Optional<String> base, HostWork.Cargo cargo) {}
