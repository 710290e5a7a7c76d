package dev.slipway.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;

/** Makes the keys of the demonstration, and writes them in OpenSSH's formats (sshd(8), PROTOCOL.key). */
public final class DemoKeys {
    private DemoKeys() {}

    /** A new ed25519 key pair. */
    public static KeyPair generate() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform makes no ed25519 keys", e);
        }
    }

    /** Writes the private key, unencrypted, to a new file that only its owner can read. */
    public static void writePrivate(KeyPair key, Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "slipway demo", null, out);
        } catch (GeneralSecurityException e) {
            throw new IOException("The private key could not be written to " + file, e);
        }
    }

    /** Writes the known_hosts file of these hosts. */
    public static void writeKnownHosts(List<DemoHost> hosts, Path file) throws IOException {
        Files.write(file, hosts.stream().map(DemoHost::knownHostsLine).toList());
    }

    /** The public key as one line: its type and its base64 form. */
    static String line(KeyPair key) {
        return PublicKeyEntry.toString(key.getPublic());
    }
}
