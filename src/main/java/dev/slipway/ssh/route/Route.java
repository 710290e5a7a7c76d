package dev.slipway.ssh.route;

import dev.slipway.project.Address;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way to one host.
 *
 * @param name the host as it was asked for: its own name, its address, or an alias
 * @param host a name for the name service, or an address
 * @param via the host to go through; empty where it is reached from here
 * @param proxy the command for {@code sh} whose input and output are the connection, where it is not reached by TCP
 * @param leftOut what of the person's SSH configuration may count for this host and was not read: where it stands
 */
public record Route(
        String name,
        String host,
        int port,
        Login login,
        HostKeys hostKeys,
        Optional<Route> via,
        Optional<String> proxy,
        List<String> leftOut) {
    public static final int USUAL_PORT = 22;

    public Route {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Who logs in, and with what.
     *
     * @param byKeys whether keys may be tried at all
     * @param identities files of private keys, or of the public keys of those that the agent has, tried in this order
     * @param certificates files of certificates for keys of these files or of the agent
     * @param identitiesOnly whether of the agent's keys only those count that these files name
     * @param agent the socket of the SSH agent
     * @param questions what a person may be asked
     */
    public record Login(
            String user,
            boolean byKeys,
            List<Path> identities,
            List<Path> certificates,
            boolean identitiesOnly,
            Optional<Path> agent,
            Set<Question> questions) {
        public Login {
            identities = List.copyOf(identities);
            certificates = List.copyOf(certificates);
            questions = Set.copyOf(questions);
        }
    }

    /** What a person may be asked during a login: for the passphrase of a key, or by the server in either of two ways. */
    public enum Question {
        PASSPHRASE,
        INTERACTIVE,
        PASSWORD
    }

    /**
     * Where the host's own keys stand.
     *
     * @param alias the name that they stand under, where that is another than host and port
     * @param files in the format of OpenSSH's known_hosts; one that does not exist is taken as empty
     * @param revoked files of keys that count for no host
     * @param learned the file that a key is added to which a person accepts; empty where nobody is to be asked
     * @param hashed whether what is added hides the name of the host
     */
    public record HostKeys(
            Optional<String> alias, List<Path> files, List<Path> revoked, Optional<Path> learned, boolean hashed) {
        public HostKeys {
            files = List.copyOf(files);
            revoked = List.copyOf(revoked);
        }
    }

    /** The same as an address. */
    public Address address() {
        return new Address(login.user(), name, port);
    }

    /** The host in the words of a sentence. */
    public String who() {
        return host + " port " + port;
    }
}
