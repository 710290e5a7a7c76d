package dev.slipway.ssh.login;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import dev.slipway.ssh.key.SshKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;

/**
 * An encrypted key of which the public half is known: the server is asked whether it takes the key before a person is asked
 * for the passphrase.
 */
final class LockedKey implements KeyProvider {
    private final Path file;
    private final SshKey own;
    private final PublicKey half;
    private volatile boolean wanted;

    LockedKey(Path file, SshKey half) throws IOException {
        this.file = file;
        this.own = half;
        this.half = half.publicKey();
    }

    Path file() {
        return file;
    }

    /** Whether it is the one with this public half. */
    boolean opens(SshKey key) {
        return own.equals(key);
    }

    /** Whether the server takes the key and only the passphrase is missing. */
    boolean wanted() {
        return wanted;
    }

    @Override
    public PublicKey getPublic() {
        return half;
    }

    @Override
    public KeyType getType() {
        return KeyType.fromKey(half);
    }

    @Override
    public PrivateKey getPrivate() throws IOException {
        wanted = true;
        throw new KeyDecryptionFailedException("its passphrase is needed");
    }
}
