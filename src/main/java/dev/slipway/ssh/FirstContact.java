package dev.slipway.ssh;

import java.util.List;

/**
 * A host whose key stands in no known_hosts file.
 *
 * @param name the host as slipway.yaml or a jump host's user calls it
 * @param host where it was reached
 * @param type of the key, such as {@code ssh-ed25519}
 * @param fingerprint SHA-256, as ssh shows it
 * @param art the fingerprint as a picture, as ssh shows it with VisualHostKey
 */
public record FirstContact(String name, String host, int port, String type, String fingerprint, String art) {
    private static final String HASH = "SHA256:";

    /**
     * Whether this is the fingerprint that the host shows; with or without the name of the hash, or as the line that
     * {@code ssh-keygen -l} prints.
     */
    public boolean shows(String pasted) {
        List<String> words = List.of(pasted.strip().split("\\s+"));
        String word = words.stream()
                .filter(one -> one.startsWith(HASH))
                .findFirst()
                .orElse(words.size() == 1 ? HASH + words.getFirst() : "");
        return fingerprint.equals(word.replaceFirst("=+$", ""));
    }
}
