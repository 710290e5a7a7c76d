package dev.slipway.ssh.signature;

import com.hierynomus.sshj.common.KeyDecryptionFailedException;
import dev.slipway.project.Address;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.key.EcdsaKeys;
import dev.slipway.ssh.key.KeyFile;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.login.Agent;
import dev.slipway.ssh.login.KeyRing;
import dev.slipway.ssh.route.Route;
import dev.slipway.ssh.route.Routes;
import dev.slipway.ssh.signature.KeyAtHand.InAgent;
import dev.slipway.ssh.signature.KeyAtHand.InFile;
import dev.slipway.ssh.signature.Signing.NotSigned;
import dev.slipway.ssh.signature.Signing.Signed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.schmizz.sshj.common.SSHRuntimeException;

/**
 * The keys with which this person can sign: those of the SSH agent, and those of files that the SSH configuration names or
 * that lie in the directory of keys.
 */
public final class KeysAtHand {
    /** Of the person's own configuration what counts for no host in particular is wanted. */
    private static final Address HERE = new Address("", "localhost", Optional.empty());

    /** An agent lists its keys without asking a person. */
    private static final Duration LISTING = Duration.ofSeconds(5);

    private static final String PUBLIC = ".pub";

    /** As many tries as OpenSSH's client gives. */
    private static final int TRIES = 3;

    /** With SHA-512, as an agent is told for RSA keys (draft-ietf-sshm-ssh-agent). */
    private static final int RSA_SHA_512 = 4;

    private static final String SEE_AGENT =
            "Look at the agent: confirm what it asks, or unlock it; ssh-add -l lists its keys. Then try again.";

    private final Routes routes;
    private final Path directory;
    private final KeyRing unlocked;
    private final LoginQuestions questions;
    private final Duration person;

    /**
     * Nothing is read and nobody asked before a key is wanted.
     *
     * @param routes says where the agent listens and which files hold keys
     * @param directory where a person keeps keys, usually {@code ~/.ssh}; it need not exist
     * @param unlocked has the keys whose passphrase was given before
     * @param person how long an agent may wait for the person
     */
    public KeysAtHand(Routes routes, Path directory, KeyRing unlocked, LoginQuestions questions, Duration person) {
        this.routes = routes;
        this.directory = directory;
        this.unlocked = unlocked;
        this.questions = questions;
        this.person = person;
        EcdsaKeys.register();
    }

    /** Those of these keys that the person has, as it is now. No passphrase is asked for that. */
    public KeysFound among(Collection<SshKey> wanted) throws InterruptedException {
        List<KeyAtHand> keys = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        List<Path> named = List.of();
        try {
            Route.Login login = routes.loginTo(HERE);
            named = login.identities();
            if (login.agent().isPresent()) {
                keys.addAll(inAgent(login.agent().get(), wanted));
            }
        } catch (SshException e) {
            unusable.add("the SSH configuration cannot be read: "
                    + String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        } catch (IOException e) {
            unusable.add("the SSH agent cannot be asked: " + e.getMessage());
        }
        try {
            Stream.concat(named.stream(), lying().stream())
                    .distinct()
                    .filter(KeyFile::holdsPrivate)
                    .flatMap(file -> KeyFile.publicKey(file).map(key -> new InFile(key, file)).stream())
                    .filter(key -> wanted.contains(key.key()))
                    .forEach(keys::add);
        } catch (IOException e) {
            unusable.add(directory + " cannot be read: " + e.getMessage());
        }
        return new KeysFound(keys, unusable);
    }

    private List<InAgent> inAgent(Path agent, Collection<SshKey> wanted) throws IOException, InterruptedException {
        return new AgentTalk(agent, person.compareTo(LISTING) < 0 ? person : LISTING)
                .ask(Agent::identities, () -> {}).stream()
                        .filter(identity -> wanted.contains(identity.key()))
                        .map(identity -> new InAgent(identity.key(), agent, identity.toString()))
                        .toList();
    }

    /** The files beside which the public half lies, and those with the names that OpenSSH gives. */
    private SortedSet<Path> lying() throws IOException {
        SortedSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "{id_*,*" + PUBLIC + "}")) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                files.add(
                        name.endsWith(PUBLIC)
                                ? file.resolveSibling(name.substring(0, name.length() - PUBLIC.length()))
                                : file);
            }
        } catch (NoSuchFileException e) {
            return files; // who has none has no keys there
        }
        files.removeIf(file -> !Files.isRegularFile(file));
        return files;
    }

    /**
     * Signs a message for one purpose, with SHA-512. It may wait for the person: for the agent at most as long as this was made
     * with, for a passphrase as long as the questions do.
     *
     * @param what is signed, as the person is told where they are waited for, such as the approval of promotion 7
     * @param namespace the purpose, not empty: what is signed for one counts for no other
     */
    public Signing sign(KeyAtHand with, String what, byte[] message, String namespace) throws InterruptedException {
        try {
            SigningKey key = SigningKey.of(with.key());
            byte[] data = SshSignature.toSign(message, namespace);
            byte[] made = switch (with) {
                case InAgent agent -> byAgent(agent, key, what, data);
                case InFile file -> byFile(file, key, what, data);
            };
            SshSignature signature = SshSignature.of(with.key(), namespace, made);
            return switch (signature.verify(message, namespace)) {
                case Verdict.Good _ -> new Signed(signature);
                case Verdict.Bad bad -> useless(with, bad);
            };
        } catch (Refusal e) {
            return e.answer();
        } catch (Unfit e) {
            return useless(with, e.verdict());
        }
    }

    private static NotSigned useless(KeyAtHand with, Verdict.Bad bad) {
        String reason = bad.reason().substring(0, 1).toLowerCase(Locale.ROOT)
                + bad.reason().substring(1);
        return new NotSigned("A signature by " + with + " does not count: " + reason, "Sign with another key.");
    }

    private byte[] byAgent(InAgent with, SigningKey key, String what, byte[] data)
            throws Refusal, InterruptedException {
        try {
            return new AgentTalk(with.agent(), person)
                    .ask(
                            agent -> agent.sign(with.key(), data, key.rsa() ? RSA_SHA_512 : 0),
                            () -> questions.agentWaits(what, "sign with " + with.key()));
        } catch (IOException e) {
            throw new Refusal("Nothing was signed with " + with + ": " + e.getMessage() + ".", SEE_AGENT);
        }
    }

    private byte[] byFile(InFile with, SigningKey key, String what, byte[] data) throws Refusal, InterruptedException {
        Path file = with.file();
        if (SigningKey.onHardware(with.key())) {
            throw new Refusal(
                    file + " belongs to a security key, with which only an SSH agent signs.",
                    "Run ssh-add " + file + ".");
        }
        Optional<String> permissions = KeyFile.openToOthers(file);
        if (permissions.isPresent()) {
            throw new Refusal(
                    file + " can be read by others (" + permissions.get() + "), so it does not count, as with ssh.",
                    "Run chmod 600 " + file + ".");
        }
        try {
            return key.sign(opened(file, what), data);
        } catch (IOException | SSHRuntimeException | GeneralSecurityException | Unfit e) {
            throw new Refusal(
                    file + " cannot be used: " + e.getMessage() + ".",
                    "Look whether ssh-keygen -y -f " + file + " reads it.");
        }
    }

    private PrivateKey opened(Path file, String what) throws IOException, Refusal, InterruptedException {
        try {
            return unlocked.load(file).getPrivate();
        } catch (KeyDecryptionFailedException e) {
            unlock(file, what);
            return unlocked.load(file).getPrivate();
        }
    }

    private void unlock(Path file, String what) throws IOException, Refusal, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            EncryptedKey key = new EncryptedKey(file, what, i > 0);
            Optional<Secret> given = questions.passphrase(key);
            if (given.isEmpty()) {
                break;
            }
            if (unlocked.unlock(file, given.get())) {
                questions.unlocked(key, given.get());
                return;
            }
        }
        throw new Refusal(
                file + " is encrypted, and its passphrase was not given.",
                "Give it when you are asked, or run ssh-add " + file + " before.");
    }

    /** Ends the signing with an answer. */
    private static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        private final transient NotSigned answer;

        Refusal(String reason, String remedy) {
            super(reason);
            this.answer = new NotSigned(reason, remedy);
        }

        NotSigned answer() {
            return answer;
        }
    }
}
