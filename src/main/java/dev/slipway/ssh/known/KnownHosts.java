package dev.slipway.ssh.known;

import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.route.Route;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys that known_hosts files hold for hosts, judged as OpenSSH judges them with {@code StrictHostKeyChecking yes}
 * (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT).
 */
public final class KnownHosts {
    private static final String BINARY = "SSHKRL";

    private final List<KnownHost> entries;
    private final Set<SshKey> revoked;

    private KnownHosts(List<KnownHost> entries, Set<SshKey> revoked) {
        this.entries = entries;
        this.revoked = revoked;
    }

    /** Whether the files of a route know this key for the host at its end, as they are now. */
    public static boolean know(Route route, SshKey key) throws IOException {
        return read(route.hostKeys().files(), route.hostKeys().revoked()).judge(names(route), key)
                instanceof HostKeyVerdict.Known;
    }

    /**
     * Reads the files in this order; one that does not exist or must not be read is empty, a line that cannot be read is
     * passed over.
     *
     * @param revoked files of keys that count for no host, a public key a line (ssh_config(5), RevokedHostKeys)
     * @throws IOException where a file of revoked keys cannot be read or is a binary key revocation list: without it nobody
     *     is known
     */
    static KnownHosts read(List<Path> files, List<Path> revoked) throws IOException {
        List<KnownHost> entries = new ArrayList<>();
        for (Path file : files) {
            lines(file).stream().map(KnownHost::parse).flatMap(Optional::stream).forEach(entries::add);
        }
        Set<SshKey> keys = new HashSet<>();
        for (Path file : revoked) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            if (text.startsWith(BINARY)) {
                throw new IOException("the revoked host keys in " + file
                        + " are a binary list, which this version does not read; a list of public keys it does");
            }
            text.lines().flatMap(line -> SshKey.ofLine(line).stream()).forEach(keys::add);
        }
        return new KnownHosts(List.copyOf(entries), Set.copyOf(keys));
    }

    /**
     * Adds a key to a file, which keeps its other bytes: one write at its end, which other programs that do the same do not
     * cut through. A file that does not exist is made, for its owner alone.
     *
     * @param name as {@link #name} gives it
     * @param hashed whether the file is not to tell the name
     */
    public static void add(Path file, String name, SshKey key, boolean hashed) throws IOException {
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
        } catch (NoSuchFileException | AccessDeniedException e) {
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

    /** Whether a key counts for no host of these names any more. */
    boolean revokes(List<String> names, SshKey key) {
        return revoked.contains(key)
                || names.stream()
                        .anyMatch(name ->
                                keys(matching(name), KnownHost.Marker.REVOKED).contains(key));
    }

    /** Whether a key is that of an authority for a host of these names. */
    boolean vouches(List<String> names, SshKey authority) {
        return names.stream()
                .anyMatch(name ->
                        keys(matching(name), KnownHost.Marker.CERT_AUTHORITY).contains(authority));
    }

    /** Whether a line for a host of these names names an authority, or revokes a key. */
    boolean marked(List<String> names) {
        return !revoked.isEmpty()
                || names.stream()
                        .flatMap(name -> matching(name).stream())
                        .anyMatch(entry -> entry.marker() != KnownHost.Marker.NONE);
    }

    private List<KnownHost> matching(String name) {
        return entries.stream().filter(entry -> entry.matches(name)).toList();
    }

    private HostKeyVerdict judge(String name, SshKey shown) {
        List<KnownHost> matching = matching(name);
        if (revoked.contains(shown) || keys(matching, KnownHost.Marker.REVOKED).contains(shown)) {
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
        List<KnownHost> matching = matching(name);
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

    /** The names that files may hold the key of the host at the end of a route under, the better first. */
    public static List<String> names(Route route) {
        return route.hostKeys()
                .alias()
                .map(alias -> List.of(name(alias, Route.USUAL_PORT)))
                .orElseGet(() -> names(route.host(), route.port()));
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
