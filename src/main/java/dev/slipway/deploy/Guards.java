package dev.slipway.deploy;

import dev.slipway.deploy.host.HostInventory;
import dev.slipway.project.Address;
import dev.slipway.project.Host;
import dev.slipway.release.Digest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which hosts have a guard, as far as they told since the project was opened: so that none is asked again only for that. */
public final class Guards {
    private final Map<Address, Optional<Digest>> told = new ConcurrentHashMap<>();

    /** Keeps what a host told last. */
    public void told(Host host, HostInventory inventory) {
        told.put(host.way(), inventory.guard());
    }

    /** The policy that the guard of this host knows, where it told of one. */
    public Optional<Digest> policy(Host host) {
        return Optional.ofNullable(told.get(host.way())).flatMap(policy -> policy);
    }

    /** Whether it is known that this host has none. */
    public boolean unguarded(Host host) {
        return Optional.ofNullable(told.get(host.way()))
                .filter(Optional::isEmpty)
                .isPresent();
    }
}
