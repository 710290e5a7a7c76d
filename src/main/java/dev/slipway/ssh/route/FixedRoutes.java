package dev.slipway.ssh.route;

import dev.slipway.project.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way of logging in for all hosts, whatever the person's SSH configuration says.
 *
 * @param identities private key files that may log in, tried in this order
 * @param knownHosts files in the format of OpenSSH's known_hosts
 * @param user who logs in where an address names nobody
 */
public record FixedRoutes(List<Path> identities, List<Path> knownHosts, String user) implements Routes {
    @Override
    public Route to(Address address) {
        return new Route(
                address.host(),
                address.host(),
                address.port().orElse(Route.USUAL_PORT),
                loginTo(address),
                new Route.HostKeys(
                        Optional.empty(),
                        knownHosts,
                        List.of(),
                        knownHosts.stream().findFirst(),
                        false),
                address.jump().map(this::to),
                Optional.empty(),
                List.of());
    }

    @Override
    public Route.Login loginTo(Address address) {
        return new Route.Login(
                address.user().isEmpty() ? user : address.user(),
                true,
                identities,
                List.of(),
                true,
                Optional.empty(),
                Set.of());
    }
}
