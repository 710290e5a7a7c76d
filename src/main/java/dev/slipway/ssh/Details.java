package dev.slipway.ssh;

import java.util.Optional;

/**
 * What a connection was made of.
 *
 * @param server what the server calls itself, such as {@code OpenSSH_9.2p1 Debian-2}
 * @param offered what the server offered before anything was chosen
 */
public record Details(String server, HostKey hostKey, Algorithms algorithms, Login login, Offered offered) {

    /**
     * The key that the host has shown.
     *
     * @param type such as {@code ssh-ed25519}
     * @param fingerprint SHA-256, as ssh shows it
     * @param authority the key of the certificate authority by which the host was known; empty where it was known by its
     *     own key
     */
    public record HostKey(String type, String fingerprint, Optional<String> authority) {}

    /**
     * What was chosen, by the names of the protocol.
     *
     * @param signature how the host has signed
     * @param mac empty where the cipher does that itself
     */
    public record Algorithms(String keyExchange, String signature, String cipher, Optional<String> mac) {}

    /**
     * Who has logged in, and with what.
     *
     * @param source where the key comes from, or what else it was, in the words of a sentence
     * @param key empty where none took part
     */
    public record Login(String user, String source, Optional<Key> key) {
        /** Whether it was a certificate for a key that logged in. */
        public boolean certificate() {
            return key.filter(used -> used.type().contains("-cert-v01@")).isPresent();
        }
    }

    /**
     * A key that has logged in.
     *
     * @param type of the key, or of the certificate for it
     * @param fingerprint of the key, SHA-256
     */
    public record Key(String type, String fingerprint) {}
}
