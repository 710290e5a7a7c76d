package dev.slipway.ssh.key;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public half of a person's key, which is to be had without its passphrase. */
public final class KeyFile {
    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String MAGIC = "openssh-key-v1\0";

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    private KeyFile() {}

    /** The key that a file holds, or the one beside it with {@code .pub}; empty where neither can be read. */
    public static Optional<SshKey> publicKey(Path file) {
        return text(file)
                .flatMap(text -> text.startsWith(BEGIN) ? inPrivate(text) : SshKey.ofLine(text))
                .or(() -> text(Path.of(file + ".pub")).flatMap(SshKey::ofLine));
    }

    /** What a server can be asked to take for a file: the certificate beside it, where there is one, and the key. */
    public static List<SshKey> publicHalves(Path file) {
        return Stream.of(text(Path.of(file + "-cert.pub")).flatMap(SshKey::ofLine), publicKey(file))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * The permissions of a private key that others can read or write too; empty where it is its owner's alone, or another's
     * (sshkey_perm_ok in OpenSSH's authfile.c).
     */
    public static Optional<String> openToOthers(Path file) {
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
            boolean own = attributes.owner().getName().equals(System.getProperty("user.name"));
            boolean open = !OWNERS.containsAll(attributes.permissions());
            return Optional.of(PosixFilePermissions.toString(attributes.permissions()))
                    .filter(_ -> own && open && holdsPrivate(file));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether a file looks as one with a private key does. */
    public static boolean holdsPrivate(Path file) {
        return text(file).filter(text -> text.startsWith("-----BEGIN")).isPresent();
    }

    /** The certificate that a file holds; empty where there is none. */
    public static Optional<SshKey> certificate(Path file) {
        return text(file).flatMap(SshKey::ofLine).filter(key -> key.certified().isPresent());
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** OpenSSH's PROTOCOL.key: names of cipher and key derivation, its options, how many keys, and the public one. */
    private static Optional<SshKey> inPrivate(String text) {
        String base64 = text.lines().filter(line -> !line.startsWith("-----")).collect(Collectors.joining());
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            byte[] magic = in.readNBytes(MAGIC.length());
            if (!Arrays.equals(magic, MAGIC.getBytes(StandardCharsets.US_ASCII))) {
                return Optional.empty();
            }
            for (int i = 0; i < 3; i++) {
                in.skipNBytes(in.readInt());
            }
            in.readInt();
            return SshKey.in(in.readNBytes(Math.clamp(in.readInt(), 0, bytes.length)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
