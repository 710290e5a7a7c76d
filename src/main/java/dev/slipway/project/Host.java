package dev.slipway.project;

import java.util.Optional;
import java.util.Set;

/** A machine of an environment, reached over SSH. */
public record Host(String name, Address address, Set<String> groups, Optional<Address> jump) {}
