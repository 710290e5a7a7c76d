package dev.slipway.ssh;

import dev.slipway.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whoever is asked for what a login takes beside keys that lie open. Asked one thing at a time; it may wait for a person. */
public interface LoginQuestions {
    /** Nobody: nothing is given. */
    LoginQuestions NOBODY = new LoginQuestions() {
        @Override
        public Optional<Secret> passphrase(EncryptedKey key) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Secret>> answers(ServerQuestion question) {
            return Optional.empty();
        }
    };

    /** The passphrase of a key; empty where it is not given. */
    Optional<Secret> passphrase(EncryptedKey key) throws InterruptedException;

    /** Hears that a passphrase was right. */
    default void unlocked(EncryptedKey key, Secret passphrase) throws InterruptedException {}

    /**
     * Hears that somebody has been waiting for the SSH agent for a moment: a person may have to confirm a signature, or to
     * touch a security key.
     *
     * @param host that is logged in to, as slipway.yaml or a jump host's user calls it; else what is to be signed
     * @param what the agent was asked to do, such as to "sign with" a key
     */
    default void agentWaits(String host, String what) {}

    /** An answer to each prompt, in their order; empty where they are not given. An interruption takes the question back. */
    Optional<List<Secret>> answers(ServerQuestion question) throws InterruptedException;

    /**
     * A key file that only its passphrase opens.
     *
     * @param host that takes the key, as slipway.yaml or a jump host's user calls it; else what is to be signed
     * @param again whether the last passphrase was wrong
     */
    record EncryptedKey(Path file, String host, boolean again) {}

    /**
     * What a server wants to know, in its own words: passwords, one-time codes (RFC 4256).
     *
     * @param host as slipway.yaml or a jump host's user calls it
     * @param title may be empty
     * @param instruction may be empty
     * @param again whether the last answers were refused
     */
    record ServerQuestion(
            String host, String user, String title, String instruction, List<Prompt> prompts, boolean again) {
        public ServerQuestion {
            prompts = List.copyOf(prompts);
        }
    }

    /** @param shown whether the answer may be seen while it is typed */
    record Prompt(String text, boolean shown) {}
}
