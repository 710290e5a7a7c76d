package dev.slipway.ssh.wire;

import dev.slipway.secret.Secret;
import dev.slipway.ssh.FirstContact;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.KnownLine;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.LoginQuestions.EncryptedKey;
import dev.slipway.ssh.LoginQuestions.ServerQuestion;
import dev.slipway.ssh.key.RandomArt;
import dev.slipway.ssh.key.SshKey;
import dev.slipway.ssh.known.KnownHosts;
import dev.slipway.ssh.known.KnownLines;
import dev.slipway.ssh.login.KeyRing;
import dev.slipway.ssh.route.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Asks a person what connections take, one thing at a time. What was said no to is not asked again. */
final class Asking {
    /** As many tries as OpenSSH's client gives. */
    private static final int TRIES = 3;

    private final FirstContacts contacts;
    private final LoginQuestions logins;
    private final KeyRing keys;
    private final boolean attended;
    private final ReentrantLock turn = new ReentrantLock();
    private final Set<Route> declined = ConcurrentHashMap.newKeySet();

    Asking(FirstContacts contacts, LoginQuestions logins) {
        this(contacts, logins, new KeyRing(), true);
    }

    private Asking(FirstContacts contacts, LoginQuestions logins, KeyRing keys, boolean attended) {
        this.contacts = contacts;
        this.logins = logins;
        this.keys = keys;
        this.attended = attended;
    }

    /** Asks nobody, and has the keys that were unlocked here. */
    Asking unattended() {
        return new Asking(FirstContacts.NOBODY, LoginQuestions.NOBODY, keys, false);
    }

    /** The keys that were unlocked so far. */
    KeyRing keys() {
        return keys;
    }

    /** Whether a person cleared away what kept this dialer from connecting, so that another may. */
    boolean helps(Dialer dialer, Route route) throws InterruptedException {
        if (!attended) {
            return false; // nor is it noted that nobody gave a passphrase, which a person may be asked for later
        }
        Optional<SshKey> unknown = dialer.unknown();
        if (unknown.isPresent()) {
            return accepted(route, unknown.get());
        }
        Optional<Path> locked = dialer.locked();
        return locked.isPresent() && unlocked(route, locked.get());
    }

    /** Asks again what was said no to, where somebody wants to go to this host once more. */
    void again(Route route) {
        declined.remove(route);
        route.login().identities().forEach(keys::askAgain);
    }

    /** Removes what is known of a host, not while somebody is asked about one. */
    void forget(Route route, List<KnownLine> seen) throws IOException, InterruptedException {
        turn.lockInterruptibly();
        try {
            new KnownLines(route).remove(seen);
            declined.remove(route);
        } finally {
            turn.unlock();
        }
    }

    private boolean accepted(Route route, SshKey key) throws InterruptedException {
        Optional<Path> file = route.hostKeys().learned();
        turn.lockInterruptibly();
        try {
            if (file.isEmpty() || declined.contains(route)) {
                return false;
            }
            if (KnownHosts.know(route, key)) {
                return true; // another way to the same host was asked about meanwhile
            }
            if (!contacts.right(contact(route, key))) {
                declined.add(route);
                return false;
            }
            String name = KnownHosts.names(route).getFirst();
            add(route, file.get(), name, key);
            return true;
        } catch (IOException e) {
            throw new Faults(route).configuration(e);
        } finally {
            turn.unlock();
        }
    }

    private static void add(Route route, Path file, String name, SshKey key) {
        try {
            KnownHosts.add(file, name, key, route.hostKeys().hashed());
        } catch (IOException e) {
            throw new Faults(route).unwritable(file, e);
        }
    }

    private static FirstContact contact(Route route, SshKey key) {
        return new FirstContact(
                route.name(), route.host(), route.port(), key.type(), key.fingerprint(), RandomArt.of(key));
    }

    /** Where nobody gives the passphrase the login goes on without the key. */
    private boolean unlocked(Route route, Path file) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            if (keys.knows(file)) {
                return true;
            }
            for (int i = 0; i < TRIES; i++) {
                EncryptedKey key = new EncryptedKey(file, route.name(), i > 0);
                Optional<Secret> given = logins.passphrase(key);
                if (given.isEmpty()) {
                    break;
                }
                if (keys.unlock(file, given.get())) {
                    logins.unlocked(key, given.get());
                    return true;
                }
            }
            keys.refuse(file);
            return true;
        } catch (IOException e) {
            throw new Faults(route).unreadable(file, e);
        } finally {
            turn.unlock();
        }
    }

    /** Tells that the login to a host waits for the SSH agent. */
    void agentWaits(Route route, String what) {
        logins.agentWaits(route.name(), what);
    }

    /** Whoever was asked about this host gave no answer. */
    void decline(Route route) {
        declined.add(route);
    }

    /** @param shown is run when the person is asked: another question may be open before */
    Optional<List<Secret>> answers(Route route, ServerQuestion question, Runnable shown) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            shown.run();
            Optional<List<Secret>> given = declined.contains(route) ? Optional.empty() : logins.answers(question);
            if (given.isEmpty()) {
                decline(route);
            }
            return given;
        } finally {
            turn.unlock();
        }
    }
}
