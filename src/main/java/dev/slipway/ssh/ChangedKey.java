package dev.slipway.ssh;

import java.util.List;

/**
 * That a host shows another key than those that the known_hosts files have for it.
 *
 * @param name of the host as its {@link Hop} has it
 */
public record ChangedKey(String name, List<Key> known, Key shown) {
    public ChangedKey {
        known = List.copyOf(known);
    }

    /**
     * A key of a host.
     *
     * @param type such as {@code ssh-ed25519}
     * @param fingerprint SHA-256, as ssh shows it
     */
    public record Key(String type, String fingerprint) {}
}
