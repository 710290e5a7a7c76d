package dev.slipway.ssh.login;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import dev.slipway.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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

    private final Map<Path, KeyProvider> unlocked = new ConcurrentHashMap<>();
    private final Set<Path> refused = ConcurrentHashMap.newKeySet();

    /**
     * Unlocks an encrypted key, where this is its passphrase.
     *
     * @throws IOException where the file is no key any more
     */
    public boolean unlock(Path file, Secret passphrase) throws IOException {
        try {
            unlocked.put(file, read(file, passphrase));
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
        return unlocked.containsKey(file) || refused(file);
    }

    /** Forgets that nobody gave the passphrase. */
    public void askAgain(Path file) {
        refused.remove(file);
    }

    boolean refused(Path file) {
        return refused.contains(file);
    }

    /** @throws KeyDecryptionFailedException where it is encrypted and nobody has unlocked it */
    KeyProvider load(Path file) throws IOException {
        KeyProvider known = unlocked.get(file);
        return known == null ? read(file, NONE) : known;
    }

    private static KeyProvider read(Path file, Secret passphrase) throws IOException {
        FileKeyProvider key = switch (KeyProviderUtil.detectKeyFileFormat(file.toFile())) {
            case OpenSSHv1 -> new OpenSSHKeyV1KeyFile();
            case PKCS8 -> new PKCS8KeyFile();
            case OpenSSH -> new OpenSSHKeyFile();
            case PuTTY, Unknown -> throw new IOException("it is no private key in a form of OpenSSH's");
        };
        key.init(file.toFile(), PasswordUtils.createOneOff(passphrase.reveal().toCharArray()));
        key.getPrivate();
        return key;
    }
}
