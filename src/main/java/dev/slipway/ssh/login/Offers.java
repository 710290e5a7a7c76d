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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPublickey;

/**
 * The keys that may log in, in the order of OpenSSH's client: certificates that the configuration names, keys of the files
 * that the agent has, the agent's others, the files' others. Where certificates are named those beside the files do not count.
 */
final class Offers {
    private final KeyRing keys;
    private final Route.Login login;
    private final List<Offer> inAgent = new ArrayList<>();
    private final List<Offer> inFiles = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();
    private final List<LockedKey> locked = new ArrayList<>();
    private final List<Path> sealed = new ArrayList<>();
    private final List<Offer> certified = new ArrayList<>();
    private final Map<SshKey, PrivateKey> open = new HashMap<>();
    private boolean withheld;

    private Offers(KeyRing keys, Route.Login login) {
        this.keys = keys;
        this.login = login;
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
            kept.forEach(
                    identity -> offers.inAgent.add(offer(agent.orElseThrow(), identity, file + " by the SSH agent")));
            if (kept.isEmpty()) {
                offers.load(file);
            }
        }
        if (!login.identitiesOnly()) {
            held.stream()
                    .filter(identity ->
                            offers.inAgent.stream().noneMatch(o -> o.key().equals(identity.key())))
                    .map(identity -> offer(agent.orElseThrow(), identity, identity.toString()))
                    .toList()
                    .forEach(offers.inAgent::add);
        }
        login.certificates().forEach(file -> offers.certify(file, agent));
        return offers;
    }

    /** A certificate that the configuration names, for a key of the agent or of a file. */
    private void certify(Path file, Optional<Agent> agent) {
        Optional<SshKey> certificate = KeyFile.certificate(file);
        if (certificate.isEmpty()) {
            unusable.add(file + " holds no certificate that this version knows");
            return;
        }
        SshKey signer = certificate.get().certified().orElseThrow();
        if (agent.isPresent() && inAgent.stream().anyMatch(offer -> offer.key().equals(signer))) {
            certified.add(new Offer(
                    certificate.get(),
                    file + " by the SSH agent",
                    new AgentLogin(agent.get(), certificate.get(), signer)));
            return;
        }
        try {
            Optional<LockedKey> sealed =
                    locked.stream().filter(key -> key.opens(signer)).findFirst();
            if (open.containsKey(signer)) {
                KeyPair pair = new KeyPair(certificate.get().publicKey(), open.get(signer));
                certified.add(
                        new Offer(certificate.get(), file.toString(), new AuthPublickey(new KeyPairWrapper(pair))));
            } else if (sealed.isPresent()) {
                LockedKey key = new LockedKey(sealed.get().file(), certificate.get());
                certified.add(new Offer(certificate.get(), file + ", encrypted", new AuthPublickey(key)));
                locked.add(key);
            } else {
                unusable.add("the key of the certificate " + file + " is not to be had");
            }
        } catch (IOException e) {
            unusable.add(file + " is of a kind that cannot log in: "
                    + certificate.get().type());
        }
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

    private static Offer offer(Agent agent, Agent.Identity identity, String source) {
        return new Offer(identity.key(), source, new AgentLogin(agent, identity.key(), identity.key()));
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
        Optional<String> permissions = KeyFile.openToOthers(file);
        if (permissions.isPresent()) {
            unusable.add(file + " can be read by others (" + permissions.get()
                    + "), so it does not count, as with ssh: chmod 600");
            return;
        }
        try {
            KeyProvider key = keys.load(file);
            PrivateKey secret = key.getPrivate();
            KeyProvider plain = key;
            if (key.getPublic() instanceof Certificate<?> certificate) {
                plain = new KeyPairWrapper(new KeyPair(certificate.getKey(), secret));
                if (login.certificates().isEmpty()) {
                    add(file, key);
                }
            }
            add(file, plain);
            open.put(SshKey.of(plain.getPublic()), secret);
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
        List<SshKey> halves = login.certificates().isEmpty()
                ? KeyFile.publicHalves(file)
                : KeyFile.publicKey(file).stream().toList();
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

    private void add(Path file, KeyProvider key) throws IOException {
        inFiles.add(new Offer(SshKey.of(key.getPublic()), file.toString(), new AuthPublickey(key)));
    }

    /** In the order in which they are tried. */
    List<Offer> list() {
        Map<SshKey, Offer> all = new LinkedHashMap<>();
        Stream.of(certified, inAgent, inFiles)
                .flatMap(List::stream)
                .forEach(offer -> all.putIfAbsent(offer.key(), offer));
        return List.copyOf(all.values());
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
