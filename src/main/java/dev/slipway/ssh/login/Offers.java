package dev.slipway.ssh.login;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import com.hierynomus.sshj.userauth.certificate.Certificate;
import dev.slipway.ssh.key.KeyFile;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.route.Route;
import dev.slipway.ssh.route.Route.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/**
 * The keys that may log in, in the order of OpenSSH's client: those of the files that the agent has, the agent's others, the
 * files' others.
 */
final class Offers {
    private final KeyRing keys;
    private final Route.Login login;
    private final List<Offer> inAgent = new ArrayList<>();
    private final List<Offer> inFiles = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private final List<LockedKey> locked = new ArrayList<>();
    private final List<Path> sealed = new ArrayList<>();
    private final List<SshKey> certificates;
    private boolean withheld;

    private Offers(KeyRing keys, Route.Login login) {
        this.keys = keys;
        this.login = login;
        this.certificates = login.certificates().stream()
                .flatMap(file -> certificate(file).stream())
                .toList();
    }

    private Optional<SshKey> certificate(Path file) {
        Optional<SshKey> certificate = KeyFile.certificate(file);
        if (certificate.isEmpty()) {
            unusable.add(file + " holds no certificate");
        }
        return certificate;
    }

    private List<SshKey> certificatesFor(SshKey key) {
        return certificates.stream()
                .filter(certificate -> certificate.certified().equals(Optional.of(key)))
                .toList();
    }

    /** A key, where it comes from in the words of a sentence, and how it logs in. */
    record Offer(SshKey key, String source, AuthMethod method) {
        @Override
        public String toString() {
            return source + " (" + key + ")";
        }
    }

    static Offers of(KeyRing keys, Route.Login login, Optional<Agent> agent) {
        Offers offers = new Offers(keys, login);
        List<Agent.Identity> held = agent.map(offers::held).orElse(List.of());
        for (Path file : login.identities()) {
            List<Agent.Identity> kept = keptOf(file, held);
            kept.forEach(identity -> offers.add(agent.orElseThrow(), identity, file + " by the SSH agent"));
            if (kept.isEmpty()) {
                offers.load(file);
            }
        }
        held.stream()
                .filter(identity -> !login.identitiesOnly()
                        || !offers.certificatesFor(identity.key()).isEmpty())
                .filter(identity ->
                        offers.inAgent.stream().noneMatch(o -> o.key().equals(identity.key())))
                .toList()
                .forEach(identity -> offers.add(agent.orElseThrow(), identity, identity.toString()));
        return offers;
    }

    /** The key of a file as far as the agent has it, certificates for it first. */
    private static List<Agent.Identity> keptOf(Path file, List<Agent.Identity> held) {
        Optional<SshKey> named = KeyFile.publicKey(file);
        return held.stream()
                .filter(identity -> named.filter(identity::standsFor).isPresent())
                .sorted(Comparator.comparing(
                        identity -> identity.key().certified().isEmpty()))
                .toList();
    }

    /** A key of the agent, behind the certificates for it. */
    private void add(Agent agent, Agent.Identity identity, String source) {
        SshKey signer = identity.key();
        Stream.concat(certificatesFor(signer).stream(), Stream.of(signer))
                .forEach(key -> inAgent.add(new Offer(key, source, new AgentLogin(agent, key, signer))));
    }

    private List<Agent.Identity> held(Agent agent) {
        try {
            return agent.identities();
        } catch (IOException e) {
            agentFailed(e);
            return List.of();
        }
    }

    /** The agent cannot be asked: a sentence of a login that is refused. */
    void agentFailed(IOException why) {
        unusable.add("the SSH agent at " + login.agent().map(Path::toString).orElse("") + " cannot be asked: "
                + why.getMessage());
    }

    private void load(Path file) {
        try {
            KeyProvider key = keys.load(file);
            PrivateKey secret = key.getPrivate();
            for (SshKey certificate : certificatesFor(own(key.getPublic()))) {
                add(file, new KeyPairWrapper(new KeyPair(certificate.publicKey(), secret)));
            }
            add(file, key);
            if (key.getPublic() instanceof Certificate<?> certificate) {
                add(file, new KeyPairWrapper(new KeyPair(certificate.getKey(), secret)));
            }
        } catch (KeyDecryptionFailedException e) {
            encrypted(file);
        } catch (IOException | SSHRuntimeException e) {
            unusable.add(
                    Files.exists(file)
                            ? file + " cannot be read: " + e.getMessage()
                            : file + " does not exist, and no SSH agent has its key");
        }
    }

    private void encrypted(Path file) {
        if (keys.refused(file) || !login.questions().contains(Question.PASSPHRASE)) {
            unusable.add(file + " is encrypted, and its passphrase was not given");
            withheld |= keys.refused(file);
            return;
        }
        List<SshKey> halves = Stream.concat(
                        KeyFile.publicKey(file).map(this::certificatesFor).stream()
                                .flatMap(List::stream),
                        KeyFile.publicHalves(file).stream())
                .toList();
        if (halves.isEmpty()) {
            sealed.add(file);
        }
        for (SshKey half : halves) {
            try {
                LockedKey key = new LockedKey(file, half);
                inFiles.add(new Offer(half, file + ", encrypted", new AuthPublickey(key)));
                locked.add(key);
            } catch (IOException e) {
                unusable.add(file + " is of a kind that cannot log in: " + half.type());
            }
        }
    }

    /** The key file that the server takes and only its passphrase is missing of. */
    Optional<Path> wanted() {
        return locked.stream().filter(LockedKey::wanted).map(LockedKey::file).findFirst();
    }

    /** Whether somebody was asked for a passphrase, and did not give it. */
    boolean withheld() {
        return withheld;
    }

    /** An encrypted key file of which not even the public half can be read without its passphrase. */
    Optional<Path> sealed() {
        return sealed.stream().findFirst();
    }

    private static SshKey own(PublicKey key) {
        return SshKey.of(key instanceof Certificate<?> certificate ? certificate.getKey() : key);
    }

    private void add(Path file, KeyProvider key) throws IOException {
        inFiles.add(new Offer(SshKey.of(key.getPublic()), file.toString(), new AuthPublickey(key)));
    }

    /** In the order in which they are tried. */
    List<Offer> list() {
        List<Offer> all = new ArrayList<>(inAgent);
        all.addAll(inFiles);
        return List.copyOf(all);
    }

    /** A sentence for each source that could not be used so far, with the reason. */
    List<String> unusable() {
        List<String> all = new ArrayList<>(unusable);
        inAgent.stream()
                .map(Offer::method)
                .flatMap(method -> method instanceof AgentLogin login ? login.fault().stream() : Stream.empty())
                .forEach(all::add);
        return List.copyOf(all);
    }
}
