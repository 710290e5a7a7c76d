package dev.slipway.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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

    /**
     * Adds a key to a file, which keeps its other bytes: one write at its end, which other programs that do the same do not
     * cut through. A file that does not exist is made, for its owner alone.
     *
     * @param name as {@link #name} gives it
     * @param hashed whether the file is not to tell the name
     */
    static void add(Path file, String name, SshKey key, boolean hashed) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && Files.notExists(directory)) {
            Files.createDirectories(directory, ownersOnly(directory, "rwx------"));
        }
        if (Files.notExists(file)) {
            Files.createFile(file, ownersOnly(file.toAbsolutePath(), "rw-------"));
        }
        byte[] before = Files.readAllBytes(file);
        String gap = before.length == 0 || before[before.length - 1] == '\n' ? "" : "\n";
        String line = gap + (hashed ? KnownHost.hash(name) : name) + " " + key.type() + " " + key.blob() + "\n";
        Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
    }

    private static FileAttribute<?>[] ownersOnly(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    /**
     * What to think of a host that shows this key. A revocation counts before anything else.
     *
     * @param names under which its key may stand: what the first says counts, unless it says nothing and another knows the
     *     key
     */
    HostKeyVerdict judge(List<String> names, SshKey shown) {
        HostKeyVerdict verdict = judge(names.getFirst(), shown);
        return verdict instanceof HostKeyVerdict.Unknown
                ? names.stream()
                        .map(name -> judge(name, shown))
                        .filter(HostKeyVerdict.Known.class::isInstance)
                        .findFirst()
                        .orElse(verdict)
                : verdict;
    }

    /**
     * What to think of a host that shows this certificate; {@link HostKeyVerdict.Unknown} where it proves nothing.
     *
     * @param host what the certificate must be for
     */
    HostKeyVerdict judge(List<String> names, HostCertificate shown, String host) {
        boolean vouched = false;
        for (String name : names) {
            List<KnownHost> matching =
                    entries.stream().filter(entry -> entry.matches(name)).toList();
            List<SshKey> revoked = keys(matching, KnownHost.Marker.REVOKED);
            if (revoked.contains(shown.authority()) || revoked.contains(shown.certified())) {
                return new HostKeyVerdict.Revoked(shown.certified());
            }
            vouched |= keys(matching, KnownHost.Marker.CERT_AUTHORITY).contains(shown.authority());
        }
        return vouched && shown.faultFor(host).isEmpty()
                ? new HostKeyVerdict.Known(shown.certified())
                : new HostKeyVerdict.Unknown(shown.certified(), true);
    }

    /** Whether there is a certificate authority for a host of these names. */
    boolean haveAuthority(List<String> names) {
        return entries.stream()
                .filter(entry -> entry.marker() == KnownHost.Marker.CERT_AUTHORITY)
                .anyMatch(entry -> names.stream().anyMatch(entry::matches));
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

    /** The types of the keys known for a host of these names, to be asked for first in the key exchange. */
    List<String> typesFor(List<String> names) {
        return names.stream()
                .map(this::typesFor)
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

    /** The names that a file may hold for a host, the better first. */
    static List<String> names(String host, int port) {
        return Stream.of(name(host, port), name(host, Route.USUAL_PORT))
                .distinct()
                .toList();
    }

    /** The name that a file holds for a host: in small letters, {@code [name]:port} where the port is not 22. */
    static String name(String host, int port) {
        String lower = host.toLowerCase(Locale.ROOT);
        return port == Route.USUAL_PORT ? lower : "[" + lower + "]:" + port;
    }
}
