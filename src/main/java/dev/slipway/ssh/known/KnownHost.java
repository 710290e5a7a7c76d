package dev.slipway.ssh.known;

import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.route.HostPatterns;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One line of a known_hosts file: for whom it speaks, in what way, and the key. */
record KnownHost(Marker marker, String hosts, SshKey key) {
    private static final String HASHED = "|1|";
    private static final int SALT = 20;

    /** How the key of a line is meant. */
    enum Marker {
        NONE,
        REVOKED,
        CERT_AUTHORITY
    }

    /** The line, or nothing for a comment, an empty line, and one that OpenSSH passes over too. */
    static Optional<KnownHost> parse(String line) {
        List<String> words = List.of(line.strip().split("[ \t]+"));
        if (words.getFirst().isEmpty() || words.getFirst().startsWith("#")) {
            return Optional.empty();
        }
        if (!words.getFirst().startsWith("@")) {
            return parse(Marker.NONE, words);
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "@revoked" -> parse(Marker.REVOKED, rest);
            case "@cert-authority" -> parse(Marker.CERT_AUTHORITY, rest);
            default -> Optional.empty();
        };
    }

    private static Optional<KnownHost> parse(Marker marker, List<String> words) {
        if (words.size() < 3) {
            return Optional.empty();
        }
        return SshKey.read(words.get(1), words.get(2)).map(key -> new KnownHost(marker, words.getFirst(), key));
    }

    /** Whether the line speaks for a host of this name. */
    boolean matches(String name) {
        if (hosts.startsWith("|")) {
            return matchesHash(name);
        }
        return new HostPatterns(List.of(hosts.toLowerCase(Locale.ROOT).split(","))).fit(name);
    }

    private boolean matchesHash(String name) {
        String[] parts =
                hosts.startsWith(HASHED) ? hosts.substring(HASHED.length()).split("\\|") : new String[0];
        if (parts.length != 2) {
            return false;
        }
        try {
            byte[] salt = Base64.getDecoder().decode(parts[0]);
            return MessageDigest.isEqual(hash(salt, name), Base64.getDecoder().decode(parts[1]));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A name as a line holds it that does not tell it. */
    static String hash(String name) {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return HASHED + base64.encodeToString(salt) + "|" + base64.encodeToString(hash(salt, name));
    }

    private static byte[] hash(byte[] salt, String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(salt, "HmacSHA1"));
            return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA1", e);
        }
    }
}
