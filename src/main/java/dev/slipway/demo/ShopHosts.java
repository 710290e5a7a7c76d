package dev.slipway.demo;

import dev.slipway.project.Address;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the demonstration's project is deployed to.
 *
 * @param addresses of each of the {@link #NAMES}
 * @param root of the component on every host
 * @param port on which every host reaches its own app
 */
public record ShopHosts(Map<String, Address> addresses, String root, int port) {
    /** All hosts: one of development, two of staging, three of production. */
    public static final List<String> NAMES = List.of("dev-1", "stage-1", "stage-2", "web-1", "web-2", "web-3");

    public ShopHosts {
        addresses = Map.copyOf(addresses);
        if (!addresses.keySet().containsAll(NAMES)) {
            throw new IllegalArgumentException(
                    "Addresses are needed for " + NAMES + ", not only " + addresses.keySet());
        }
    }

    /** The address of the host of this name. */
    Address address(String name) {
        return Objects.requireNonNull(addresses.get(name), name);
    }
}
