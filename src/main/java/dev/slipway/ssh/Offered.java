package dev.slipway.ssh;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a server offers in its first message (RFC 4253, section 7.1), by the names of the protocol.
 *
 * @param server what it calls itself
 * @param hostKeys how it can sign
 */
public record Offered(
        String server, List<String> keyExchanges, List<String> hostKeys, List<String> ciphers, List<String> macs) {
    private static final String STRICT = "kex-strict-s-v00@openssh.com";
    private static final String CHACHA = "chacha20-poly1305@openssh.com";

    public Offered {
        keyExchanges = List.copyOf(keyExchanges);
        hostKeys = List.copyOf(hostKeys);
        ciphers = List.copyOf(ciphers);
        macs = List.copyOf(macs);
    }

    /**
     * Something that the server should not offer.
     *
     * @param what a sentence
     * @param remedy what to write into its configuration
     */
    public record Weakness(String what, String remedy) {}

    /**
     * What of it is weak, whether or not it was used: docs/security.md has the list. What OpenSSH 9 and 10 offer by default
     * is not among it.
     */
    public List<Weakness> weaknesses() {
        List<Weakness> all = new ArrayList<>();
        weak("key exchange with SHA-1", "KexAlgorithms", keyExchanges, name -> name.contains("-sha1"))
                .ifPresent(all::add);
        weak(
                        "host keys that sign with SHA-1 or DSA",
                        "HostKeyAlgorithms",
                        hostKeys,
                        name -> name.startsWith("ssh-dss") || name.startsWith("ssh-rsa"))
                .ifPresent(all::add);
        weak("ciphers that are broken or in CBC mode", "Ciphers", ciphers, Offered::weakCipher)
                .ifPresent(all::add);
        weak("checksums with MD5, RIPEMD or a cut SHA-1", "MACs", macs, Offered::weakMac)
                .ifPresent(all::add);
        if (!keyExchanges.contains(STRICT) && open(this::terrapin)) {
            all.add(new Weakness(
                    "It lacks the strict key exchange, and offers ciphers of which somebody in between can cut off the"
                            + " first messages (Terrapin, CVE-2023-48795).",
                    "Update it: OpenSSH has it since 9.6, and distributions have it in older ones. Until then: "
                            + inConfiguration(
                                    "Ciphers",
                                    ciphers.stream().filter(this::terrapin).toList())));
        }
        return List.copyOf(all);
    }

    private boolean open(Predicate<String> cipher) {
        return ciphers.stream().anyMatch(cipher);
    }

    /** With a checksum of what is encrypted, CBC is open to it as ChaCha20 is. */
    private boolean terrapin(String cipher) {
        return cipher.equals(CHACHA)
                || (cipher.endsWith("-cbc") && macs.stream().anyMatch(mac -> mac.contains("-etm@")));
    }

    private Optional<Weakness> weak(String kind, String keyword, List<String> names, Predicate<String> bad) {
        List<String> weak = names.stream().filter(bad).toList();
        return weak.isEmpty()
                ? Optional.empty()
                : Optional.of(new Weakness(
                        "It offers " + kind + ": " + String.join(", ", weak) + ".", inConfiguration(keyword, weak)));
    }

    private String inConfiguration(String keyword, List<String> names) {
        String list = names.stream().collect(Collectors.joining(","));
        return server.startsWith("OpenSSH")
                ? "Write at the top of its sshd_config, in place of a line with " + keyword + ": " + keyword + " -"
                        + list
                : "Turn off in its configuration: " + list;
    }

    private static boolean weakCipher(String name) {
        return name.contains("-cbc")
                || name.startsWith("3des")
                || name.startsWith("arcfour")
                || name.startsWith("blowfish")
                || name.startsWith("cast128")
                || name.equals("none");
    }

    private static boolean weakMac(String name) {
        return name.startsWith("hmac-md5")
                || name.startsWith("hmac-ripemd160")
                || name.startsWith("hmac-sha1-96")
                || name.equals("none");
    }
}
