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
import java.util.function.BiFunction;
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

    private Optional<OpenKey> open = Optional.empty();

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
    public synchronized Map<SecretName, Secret> find(Set<SecretName> secrets) {
        Optional<VaultFile> there = store.read();
        if (there.isEmpty()) {
            return Map.of();
        }
        VaultFile vault = there.get();
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

    /** Forgets the key. The next use asks for it. */
    public synchronized void lock() {
        open.ifPresent(OpenKey::forget);
        open = Optional.empty();
    }

    /** As {@link #lock}. */
    @Override
    public void close() {
        lock();
    }

    /** A key that is there is asked for before the turn is taken: others need not wait for a person. */
    private synchronized boolean change(BiFunction<VaultFile, VaultKey, Optional<VaultFile>> change) {
        store.read().ifPresent(this::proven);
        try (VaultStore.Turn _ = store.turn()) {
            VaultFile vault = store.read().orElseGet(this::made);
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
        left();
        VaultKey own = open.filter(key -> key.sealed().equals(vault.key()))
                .map(OpenKey::own)
                .orElseGet(() -> keys.open(vault, store.file()));
        keep(own, vault);
        if (!vault.provenBy(own)) {
            throw VaultException.tampered(store.file());
        }
        return own;
    }

    private void keep(VaultKey own, VaultFile vault) {
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
    synchronized Optional<Duration> left() {
        Optional<Duration> left =
                open.map(key -> Duration.between(clock.instant(), key.used().plus(idle)));
        if (left.filter(Duration::isPositive).isEmpty()) {
            lock();
        }
        return left.filter(Duration::isPositive);
    }
}
