package dev.slipway.ssh.wire;

import dev.slipway.project.Address;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Hop;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.Link;
import dev.slipway.ssh.Outcome;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.Trial;
import dev.slipway.ssh.Ways;
import dev.slipway.ssh.known.KnownLines;
import dev.slipway.ssh.route.Route;
import dev.slipway.ssh.route.Routes;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The ways that routes lead. */
final class WaysAlongRoutes implements Ways {
    private final SshConnections connections;
    private final Routes routes;

    /** As they were looked up last, so that looking at a connection does not look up its way each time. */
    private final Map<Hop, Route> lookedUp = new ConcurrentHashMap<>();

    WaysAlongRoutes(SshConnections connections, Routes routes) {
        this.connections = connections;
        this.routes = routes;
    }

    @Override
    public List<Hop> to(Address address) throws InterruptedException {
        List<Hop> hops = new ArrayList<>();
        for (Route route : way(address)) {
            List<String> through = hops.stream().map(Hop::name).toList();
            Hop hop = new Hop(
                    address,
                    hops.size(),
                    route.name(),
                    route.host(),
                    route.port(),
                    route.login().user(),
                    through);
            lookedUp.put(hop, route);
            hops.add(hop);
        }
        return List.copyOf(hops);
    }

    private List<Route> way(Address address) throws InterruptedException {
        Deque<Route> way = new ArrayDeque<>();
        Optional<Route> next = Optional.of(routes.to(address));
        while (next.isPresent()) {
            way.addFirst(next.get());
            next = next.get().via();
        }
        return List.copyOf(way);
    }

    private Route now(Hop hop) throws InterruptedException {
        if (!to(hop.to()).contains(hop)) {
            throw new SshException(
                    hop.to(),
                    Reason.CONFIGURATION,
                    "The way to " + hop.to() + " is another by now.",
                    "Look at the hosts again.");
        }
        return lastLookedUp(hop);
    }

    private Route lastLookedUp(Hop hop) {
        return Optional.ofNullable(lookedUp.get(hop))
                .orElseThrow(() -> new IllegalArgumentException("Nobody has looked up " + hop));
    }

    @Override
    public Link link(Hop hop) {
        return connections.link(lastLookedUp(hop));
    }

    @Override
    public Trial trial(Hop hop, Command command, Duration deadline) throws InterruptedException {
        return connections.anew(now(hop), made -> {
            Outcome outcome = made.run(command, deadline);
            return new Trial(made.details(), made.connecting(), made.latency(deadline), outcome);
        });
    }

    @Override
    public void again(Hop hop) throws InterruptedException {
        connections.again(lastLookedUp(hop));
    }

    @Override
    public List<KnownLine> known(Hop hop) throws InterruptedException {
        Route route = now(hop);
        try {
            return new KnownLines(route).all();
        } catch (IOException e) {
            throw new Faults(route).configuration(e);
        }
    }

    @Override
    public void forget(Hop hop, List<KnownLine> seen) throws InterruptedException {
        Route route = now(hop);
        try {
            connections.forget(route, seen);
        } catch (IOException e) {
            throw new SshException(
                    route.address(),
                    Reason.CONFIGURATION,
                    "The known key of " + route.who() + " was not removed: " + e.getMessage() + ".",
                    "Look at what is known of it now, and at the file's permissions; then try again.",
                    e);
        }
    }
}
