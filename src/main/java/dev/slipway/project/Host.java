package dev.slipway.project;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A machine of an environment, reached over SSH.
 *
 * @param groups in alphabetical order, so that a host that is read from a plan is the same
 * @param jump the host to go through instead of those that the SSH configuration names
 */
public record Host(String name, Address address, Set<String> groups, Optional<Address> jump) {
    public Host {
        groups = Collections.unmodifiableSortedSet(new TreeSet<>(groups));
    }

    /** Its address, to be reached through its jump host where it has one. */
    public Address way() {
        return jump.map(address::through).orElse(address);
    }
}
