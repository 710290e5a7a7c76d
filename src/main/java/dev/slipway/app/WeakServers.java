package dev.slipway.app;

import dev.slipway.project.Environment;
import dev.slipway.project.Host;
import dev.slipway.ssh.Hop;
import dev.slipway.ssh.Link;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.Ways;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the servers that are connected offer and should not. */
final class WeakServers {
    private final Ways ways;

    WeakServers(Ways ways) {
        this.ways = ways;
    }

    /** A warning for each weakness of each host of an environment, and of the jump hosts on the ways. */
    List<Finding> of(Environment environment) throws InterruptedException {
        Set<Finding> all = new LinkedHashSet<>();
        for (Host host : environment.hosts()) {
            List<Hop> way = way(host);
            for (Hop hop : way) {
                String name = hop.equals(way.getLast()) ? host.name() : hop.name();
                all.addAll(weaknesses(environment.name() + " / " + name, hop));
            }
        }
        return List.copyOf(all);
    }

    private List<Hop> way(Host host) throws InterruptedException {
        try {
            return ways.to(host.way());
        } catch (SshException unusable) {
            return List.of(); // which the host's own finding says
        }
    }

    private List<Finding> weaknesses(String subject, Hop hop) {
        return ways.link(hop) instanceof Link.Open(var connection)
                ? connection.details().offered().weaknesses().stream()
                        .map(weak -> Finding.warning(subject, weak.what(), weak.remedy()))
                        .toList()
                : List.of();
    }
}
