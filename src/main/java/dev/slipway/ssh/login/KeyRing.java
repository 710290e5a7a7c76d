package dev.slipway.ssh.login;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProviderUtil;
import net.schmizz.sshj.userauth.keyprovider.OpenSSHKeyFile;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordUtils;

/** The private keys of files. What a person has unlocked stays so as long as this lives; nothing is kept on disk. */
public final class KeyRing {
    /** Opens no key; without any sshj fails at an encrypted PEM file as at one that is damaged. */
    private static final Secret NONE = Secret.of("");

    private final Map<Path, Unlocked> unlocked = new ConcurrentHashMap<>();
    private final Set<Path> refused = ConcurrentHashMap.newKeySet();

    /** A key, and when its file was last changed: another file in its place is another key. */
    private record Unlocked(KeyProvider key, FileTime of) {}

    /**
     * Unlocks an encrypted key, where this is its passphrase.
     *
     * @throws IOException where the file is no key any more
     */
    public boolean unlock(Path file, Secret passphrase) throws IOException {
        try {
            FileTime of = Files.getLastModifiedTime(file);
            unlocked.put(file, new Unlocked(read(file, passphrase), of));
            return true;
        } catch (KeyDecryptionFailedException e) {
            return false;
        }
    }

    /** Notes that nobody gives the passphrase. */
    public void refuse(Path file) {
        refused.add(file);
    }

    /** Whether the key is unlocked, or is known to stay locked. */
    public boolean knows(Path file) {
        return unlocked(file).isPresent() || refused(file);
    }

    /** Forgets that nobody gave the passphrase. */
    public void askAgain(Path file) {
        refused.remove(file);
    }

    boolean refused(Path file) {
        return refused.contains(file);
    }

    /** @throws KeyDecryptionFailedException where it is encrypted and nobody has unlocked it */
    public KeyProvider load(Path file) throws IOException {
        Optional<KeyProvider> known = unlocked(file);
        return known.isPresent() ? known.get() : read(file, NONE);
    }

    private Optional<KeyProvider> unlocked(Path file) {
        return Optional.ofNullable(unlocked.get(file))
                .filter(key -> key.of().equals(lastModified(file)))
                .map(Unlocked::key);
    }

    private static FileTime lastModified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static KeyProvider read(Path file, Secret passphrase) throws IOException {
        FileKeyProvider key = switch (KeyProviderUtil.detectKeyFileFormat(file.toFile())) {
            case OpenSSHv1 -> new OpenSSHKeyV1KeyFile();
            case PKCS8 -> new PKCS8KeyFile();
            case OpenSSH -> new OpenSSHKeyFile();
            case PuTTY, Unknown -> throw new IOException("it is no private key in a form of OpenSSH's");
        };
        key.init(file.toFile(), PasswordUtils.createOneOff(passphrase.reveal().toCharArray()));
        try {
            key.getPrivate();
        } catch (IOException e) {
            throw isEncryptedPem(file) ? new KeyDecryptionFailedException("its passphrase is another one") : e;
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
            throw new IOException("it is damaged, or of a kind that this version does not know", e);
        }
        return key;
    }

    /**
     * Whether the file says that it is encrypted (RFC 1421, section 4.6.1.1; RFC 7468, section 11). One of 256 wrong passphrases
     * seems right at first, since only the padding tells; what comes out is no key then, as of a damaged file.
     */
    private static boolean isEncryptedPem(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1)
                .lines()
                .anyMatch(line ->
                        line.equals("Proc-Type: 4,ENCRYPTED") || line.equals("-----BEGIN ENCRYPTED PRIVATE KEY-----"));
    }
}
