package dev.slipway.vault;

import dev.slipway.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The secret values of a person on this workstation, in one file. What is read is read anew each time, so that another
 * process may change the vault; what changes it is done in turns. The key is asked for when it is first needed, kept while
 * it is used, and forgotten a while after. Failures are {@link VaultException}; the file is
 * then as it was, or the sentence says that it is not.
 */
public final class Vault implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final VaultStore store;
    private final MasterKeys keys;
    private final Clock clock;
    private final SecureRandom random;
    private final Duration idle;

    /** Held by who uses the key, also while a person is asked for it: others can be interrupted meanwhile. */
    private final ReentrantLock using = new ReentrantLock();

    private Optional<OpenKey> open = Optional.empty();

    /** It did not open when it was last tried. */
    private boolean failed;

    private volatile boolean forgetting;

    /**
     * Reads nothing yet.
     *
     * @param directory of its own, made with the first value
     * @param idle after how long without use the key is forgotten
     */
    public Vault(Path directory, MasterKeys keys, Clock clock, SecureRandom random, Duration idle) {
        this.store = new VaultStore(directory, PATIENCE);
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        this.idle = idle;
    }

    /**
     * A key that is kept.
     *
     * @param sealed that key in the vault's file, which it belongs to
     * @param watch ends it when it was not used for long
     */
    private record OpenKey(VaultKey own, String sealed, Instant used, Thread watch) {
        void forget() {
            own.forget();
            watch.interrupt();
        }
    }

    /** What the vault says it has for a project, in order of names. It takes no key, so the names are not proven. */
    public List<Kept> names(String project) {
        return store.read().stream()
                .flatMap(vault -> vault.entries().stream())
                .filter(entry -> entry.secret().project().equals(project))
                .map(entry -> new Kept(entry.secret(), entry.since()))
                .toList();
    }

    /** The value of this name, proven; empty where the vault has none, or there is no vault. */
    public Optional<Secret> find(SecretName secret) {
        return Optional.ofNullable(find(Set.of(secret)).get(secret));
    }

    /** The values of those of these names that the vault has, proven. The file is read once for all. */
    public Map<SecretName, Secret> find(Set<SecretName> secrets) {
        Optional<VaultFile> there = store.read();
        return there.isEmpty() ? Map.of() : alone(() -> values(secrets, there.get()));
    }

    /**
     * The value of this name, proven, without asking a person; empty also where that takes one. A keychain that is locked may
     * ask them by itself. So a vault that did not open is not tried again here until something else has opened it.
     */
    public Optional<Secret> findUnasked(SecretName secret) {
        return store.read()
                .flatMap(vault -> alone(() -> openUnasked(vault)
                        ? Optional.ofNullable(values(Set.of(secret), vault).get(secret))
                        : Optional.<Secret>empty()));
    }

    private boolean openUnasked(VaultFile vault) {
        if (forgottenIfIdle().isPresent()
                && open.filter(key -> key.sealed().equals(vault.key())).isPresent()) {
            return true;
        }
        Optional<VaultKey> own = failed ? Optional.empty() : tried(() -> keys.openUnasked(vault, store.file()));
        own.ifPresent(key -> keep(key, vault));
        return own.isPresent();
    }

    private <T> T tried(Supplier<T> opening) {
        try {
            return opening.get();
        } catch (VaultException e) {
            failed = true;
            throw e;
        }
    }

    private Map<SecretName, Secret> values(Set<SecretName> secrets, VaultFile vault) {
        VaultKey own = proven(vault);
        return vault.entries().stream()
                .filter(entry -> secrets.contains(entry.secret()))
                .collect(Collectors.toMap(
                        VaultFile.Entry::secret,
                        entry -> vault.value(entry, own).orElseThrow(() -> VaultException.tampered(store.file()))));
    }

    /** Keeps a value, in the place of the one that this name had. The first one makes the vault. */
    public void put(SecretName secret, Secret value) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        change((vault, own) -> Optional.of(vault.with(secret, value, now, own, random)));
    }

    /** Removes a value; gives whether there was one. */
    public boolean remove(SecretName secret) {
        return store.read().isPresent()
                && change((vault, own) -> vault.entry(secret).map(_ -> vault.without(secret, own, random)));
    }

    /** Forgets the key, where it is in use when that has ended. The next use asks for it. */
    public void lock() {
        forgetting = true;
        forgetIfFree();
    }

    private void forgetIfFree() {
        if (forgetting && using.tryLock()) {
            try {
                forgetting = false;
                forget();
            } finally {
                using.unlock();
            }
        }
    }

    private void forget() {
        open.ifPresent(OpenKey::forget);
        open = Optional.empty();
    }

    /** As {@link #lock}. */
    @Override
    public void close() {
        lock();
    }

    private <T> T alone(Supplier<T> use) {
        try {
            return inTurn(use);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw VaultException.interrupted(store.file());
        }
    }

    private <T> T inTurn(Supplier<T> use) throws InterruptedException {
        using.lockInterruptibly();
        try {
            return use.get();
        } finally {
            using.unlock();
            if (!using.isHeldByCurrentThread()) {
                forgetIfFree();
            }
        }
    }

    private boolean change(BiFunction<VaultFile, VaultKey, Optional<VaultFile>> change) {
        return alone(() -> changed(change));
    }

    /** A person is asked for the key, or for that of a new vault, before the turn is taken: others need not wait for them. */
    private boolean changed(BiFunction<VaultFile, VaultKey, Optional<VaultFile>> change) {
        VaultFile ready = store.read().orElseGet(this::made);
        VaultKey _ = proven(ready);
        try (VaultStore.Turn _ = store.turn()) {
            VaultFile vault = store.read().orElse(ready);
            Optional<VaultFile> changed = change.apply(vault, proven(vault));
            if (changed.isPresent()) {
                store.replace(changed.get());
            }
            return changed.isPresent();
        } catch (IOException e) {
            throw VaultException.unwritable(store.file(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw VaultException.interrupted(store.file());
        }
    }

    private VaultFile made() {
        MasterKeys.Opened made = keys.make(store.file());
        keep(made.own(), made.vault());
        return made.vault();
    }

    /** The vault's own key, once it has proven the file. */
    private VaultKey proven(VaultFile vault) {
        var _ = forgottenIfIdle();
        VaultKey own = open.filter(key -> key.sealed().equals(vault.key()))
                .map(OpenKey::own)
                .orElseGet(() -> tried(() -> keys.open(vault, store.file())));
        keep(own, vault);
        if (!vault.provenBy(own)) {
            throw VaultException.tampered(store.file());
        }
        return own;
    }

    private void keep(VaultKey own, VaultFile vault) {
        failed = false;
        Thread watch = open.map(OpenKey::watch)
                .orElseGet(() -> Thread.ofVirtual().name("vault").start(this::watch));
        open = Optional.of(new OpenKey(own, vault.key(), clock.instant(), watch));
    }

    /** Until the key is forgotten. */
    private void watch() {
        try {
            for (Optional<Duration> left = left(); left.isPresent(); left = left()) {
                Thread.sleep(left.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long the key is still kept if it is not used again; empty where none is kept now. */
    Optional<Duration> left() throws InterruptedException {
        return inTurn(this::forgottenIfIdle);
    }

    private Optional<Duration> forgottenIfIdle() {
        Optional<Duration> left = open.map(
                        key -> Duration.between(clock.instant(), key.used().plus(idle)))
                .filter(Duration::isPositive);
        if (left.isEmpty()) {
            forget();
        }
        return left;
    }
}
