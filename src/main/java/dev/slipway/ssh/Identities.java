package dev.slipway.ssh;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;

/**
 * The private keys that may log in.
 *
 * @param keys those that could be read
 * @param unusable a sentence for each file that could not, with the reason
 */
record Identities(List<Identity> keys, List<String> unusable) {

    /** A key and the file that it comes from. */
    record Identity(Path file, SshKey publicKey, KeyProvider key) {
        @Override
        public String toString() {
            return file + " (" + publicKey + ")";
        }
    }

    static Identities load(SSHClient client, List<Path> files) {
        List<Identity> keys = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        for (Path file : files) {
            try {
                KeyProvider key = client.loadKeys(file.toString());
                key.getPrivate();
                keys.add(new Identity(file, SshKey.of(key.getPublic()), key));
            } catch (KeyDecryptionFailedException e) {
                unusable.add(file + " is encrypted, which is not supported yet");
            } catch (IOException | SSHRuntimeException e) {
                unusable.add(
                        Files.exists(file) ? file + " cannot be read: " + e.getMessage() : file + " does not exist");
            }
        }
        return new Identities(List.copyOf(keys), List.copyOf(unusable));
    }
}
