package dev.slipway.project;

import java.util.Optional;
import java.util.Set;

/**
 * A machine of an environment, reached over SSH.
 *
 * @param jump the host to go through instead of those that the SSH configuration names
 */
public record Host(String name, Address address, Set<String> groups, Optional<Address> jump) {
    /** Its address, to be reached through its jump host where it has one. */
    public Address way() {
        return jump.map(address::through).orElse(address);
    }
}
