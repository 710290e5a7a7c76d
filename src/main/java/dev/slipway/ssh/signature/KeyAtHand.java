package dev.slipway.ssh.signature;

import dev.slipway.ssh.key.SshKey;
import java.nio.file.Path;

/** A key with which the person can sign. As text it is where it comes from, in the words of a sentence. */
public sealed interface KeyAtHand {
    SshKey key();

    /**
     * A key of the SSH agent.
     *
     * @param agent where it listens
     * @param name what the agent calls the key, in the words of a sentence
     */
    record InAgent(SshKey key, Path agent, String name) implements KeyAtHand {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A key of a file, for which a passphrase may be asked. */
    record InFile(SshKey key, Path file) implements KeyAtHand {
        @Override
        public String toString() {
            return file.toString();
        }
    }
}
