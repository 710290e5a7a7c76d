package dev.slipway.app;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions;
import java.util.List;
import java.util.Optional;

/** Whoever is asked whether a host that is seen for the first time is the right one, and what logins take. */
public interface HostQuestions extends LoginQuestions {
    /** Nobody: every unknown host is refused, and nothing is given. */
    HostQuestions NOBODY = new HostQuestions() {
        @Override
        public boolean right(Newcomer newcomer) {
            return false;
        }

        @Override
        public Optional<Secret> passphrase(EncryptedKey key) throws InterruptedException {
            return LoginQuestions.NOBODY.passphrase(key);
        }

        @Override
        public Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException {
            return LoginQuestions.NOBODY.answers(question);
        }

        @Override
        public boolean remembers(EncryptedKey key) {
            return false;
        }

        @Override
        public void vaultFailed(String why, String remedy) {}
    };

    /** Whether the key is that host's. It may wait for a person; asked about one host at a time. */
    boolean right(Newcomer newcomer) throws InterruptedException;

    /** Whether the vault is to remember the passphrase that was just given for a key, and was right. */
    boolean remembers(EncryptedKey key) throws InterruptedException;

    /** Hears why the vault does not give or does not keep a passphrase, in a sentence, and what to do about it. */
    void vaultFailed(String why, String remedy);

    /** What people read while a login waits for the SSH agent, which was asked to do this. */
    static String waiting(String host, String what) {
        return "The SSH agent is to " + what + " for " + host
                + ". It may wait for you to confirm that, or to touch a security key.";
    }
}
