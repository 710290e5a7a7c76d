package dev.slipway.ssh;

import dev.slipway.project.Address;
import java.util.List;

/**
 * A host on the way to an address: a jump host, or at the end of the way the host itself.
 *
 * @param to where the way leads
 * @param place of the host on it, the first that is connected to is 0
 * @param name the host as it was asked for: its own name, its address, or an alias
 * @param host where it is reached: a name for the name service, or an address
 * @param user who logs in
 * @param through the jump hosts before it, the first that is connected to first
 */
public record Hop(Address to, int place, String name, String host, int port, String user, List<String> through) {
    public Hop {
        through = List.copyOf(through);
    }
}
