package dev.slipway.deploy.run;

import dev.slipway.deploy.LeaseRoot;
import dev.slipway.deploy.Plan;
import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.plan.Replanning;
import dev.slipway.project.Host;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Connections;
import java.util.Optional;

/**
 * What all parts of one run share.
 *
 * @param again empty where nothing is prepared
 */
record Run(
        Plan plan,
        Launch launch,
        Hosts hosts,
        Optional<Replanning> again,
        Contents contents,
        Limits limits,
        Emitter events,
        Cancellation cancellation) {

    /** Opens the connection to a host, or gives the open one. */
    Connection connection(Host host) throws InterruptedException {
        return connections().to(host.way());
    }

    Connections connections() {
        return hosts.connections();
    }

    Replanning replanning() {
        return again.orElseThrow(() -> new IllegalStateException("A rollback prepares nothing"));
    }

    String leaseRoot() {
        return LeaseRoot.of(plan);
    }
}
