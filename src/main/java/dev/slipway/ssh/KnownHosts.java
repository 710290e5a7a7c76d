package dev.slipway.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys that known_hosts files hold for hosts, judged as OpenSSH judges them with {@code StrictHostKeyChecking yes}
 * (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 */
final class KnownHosts {
    private static final int DEFAULT_PORT = 22;

    private final List<KnownHost> entries;

    private KnownHosts(List<KnownHost> entries) {
        this.entries = entries;
    }

    /** Reads the files in this order; one that does not exist is empty, a line that cannot be read is passed over. */
    static KnownHosts read(List<Path> files) throws IOException {
        List<KnownHost> entries = new ArrayList<>();
        for (Path file : files) {
            lines(file).stream().map(KnownHost::parse).flatMap(Optional::stream).forEach(entries::add);
        }
        return new KnownHosts(List.copyOf(entries));
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /** What to think of a host that shows this key. A revocation counts before anything else. */
    HostKeyVerdict judge(String host, int port, SshKey shown) {
        String name = name(host, port);
        HostKeyVerdict verdict = judge(name, shown);
        boolean plainNameMayHelp = verdict instanceof HostKeyVerdict.Unknown && port != DEFAULT_PORT;
        if (plainNameMayHelp && judge(name(host, DEFAULT_PORT), shown) instanceof HostKeyVerdict.Known known) {
            return known;
        }
        return verdict;
    }

    private HostKeyVerdict judge(String name, SshKey shown) {
        List<KnownHost> matching =
                entries.stream().filter(entry -> entry.matches(name)).toList();
        if (keys(matching, KnownHost.Marker.REVOKED).contains(shown)) {
            return new HostKeyVerdict.Revoked(shown);
        }
        List<SshKey> known = keys(matching, KnownHost.Marker.NONE);
        if (known.contains(shown)) {
            return new HostKeyVerdict.Known(shown);
        }
        if (known.isEmpty()) {
            boolean authority = !keys(matching, KnownHost.Marker.CERT_AUTHORITY).isEmpty();
            return new HostKeyVerdict.Unknown(shown, authority);
        }
        return new HostKeyVerdict.Changed(shown, known);
    }

    /** The types of the keys known for this host, to be asked for first in the key exchange. */
    List<String> typesFor(String host, int port) {
        Stream<String> names = Stream.of(name(host, port), name(host, DEFAULT_PORT));
        return names.map(name -> typesFor(name))
                .filter(types -> !types.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<String> typesFor(String name) {
        List<KnownHost> matching =
                entries.stream().filter(entry -> entry.matches(name)).toList();
        return keys(matching, KnownHost.Marker.NONE).stream()
                .map(SshKey::type)
                .distinct()
                .toList();
    }

    private static List<SshKey> keys(List<KnownHost> entries, KnownHost.Marker marker) {
        return entries.stream()
                .filter(entry -> entry.marker() == marker)
                .map(KnownHost::key)
                .toList();
    }

    /** The name that a file holds for a host: in small letters, {@code [name]:port} where the port is not 22. */
    static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == DEFAULT_PORT ? lower : "[" + lower + "]:" + port;
    }
}
