package dev.slipway.vault;

import dev.slipway.json.Json;
import dev.slipway.secret.Secret;
import dev.slipway.vault.KeySource.FromPassphrase;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the file of a vault holds. The entries and the whole are sealed with the vault's own key, and that with the key of
 * its source. Each seal has as its label what it belongs to, so that none opens in the place of another.
 *
 * @param id 32 hexadecimal digits, made at random with the vault
 * @param source of the key that opens {@code key}
 * @param key the vault's own key, sealed
 * @param entries in order of their names, of which there are no two alike
 * @param seal proves all other parts
 */
record VaultFile(String id, KeySource source, String key, List<Entry> entries, String seal) {
    private static final int ID = 16;
    private static final Comparator<Entry> ORDER = Comparator.comparing(
            Entry::secret,
            Comparator.comparing(SecretName::project)
                    .thenComparing(SecretName::environment)
                    .thenComparing(SecretName::name));

    VaultFile {
        if (!id.matches("[0-9a-f]{32}")
                || key.isEmpty()
                || seal.isEmpty()
                || (source instanceof FromPassphrase passphrase && !Argon2.usable(passphrase))
                || entries.stream().map(Entry::secret).distinct().count() < entries.size()) {
            throw new IllegalArgumentException("No vault is like that");
        }
        entries = List.copyOf(entries);
    }

    /** A value, sealed under its name. */
    record Entry(SecretName secret, Instant since, String value) {
        Entry {
            Objects.requireNonNull(secret);
            Objects.requireNonNull(since);
            Objects.requireNonNull(value);
        }
    }

    /** What the label of a value holds. */
    private record Place(String vault, SecretName secret, Instant since) {}

    /** What the label of the vault's own key holds. */
    private record Head(String vault, KeySource source) {}

    /** What the label of the seal holds. */
    private record Whole(String vault, KeySource source, String key, List<Entry> entries) {}

    /** A vault without entries. */
    static VaultFile empty(String id, KeySource source, VaultKey opening, VaultKey own, SecureRandom random) {
        String key = opening.seal(own.bytes(), label("key", new Head(id, source)), random);
        return sealed(id, source, key, List.of(), own, random);
    }

    /** The vault's own key; empty if the other is not the one that opens it. */
    Optional<VaultKey> own(VaultKey opening) {
        return opening.open(key, label("key", new Head(id, source))).map(VaultKey::new);
    }

    /** Whether all of it is as a holder of the vault's own key wrote it. */
    boolean provenBy(VaultKey own) {
        return own.open(seal, label("file", new Whole(id, source, key, entries)))
                .isPresent();
    }

    Optional<Entry> entry(SecretName secret) {
        return entries.stream().filter(entry -> entry.secret().equals(secret)).findFirst();
    }

    /** The value of an entry; empty if it was sealed with another key or under another name. */
    Optional<Secret> value(Entry entry, VaultKey own) {
        return own.open(entry.value(), label("value", new Place(id, entry.secret(), entry.since())))
                .map(text -> Secret.of(new String(text, StandardCharsets.UTF_8)));
    }

    /** The same with this value under this name. */
    VaultFile with(SecretName secret, Secret value, Instant since, VaultKey own, SecureRandom random) {
        Entry entry = new Entry(
                secret,
                since,
                own.seal(
                        value.reveal().getBytes(StandardCharsets.UTF_8),
                        label("value", new Place(id, secret, since)),
                        random));
        return sealed(
                id, source, key, Stream.concat(others(secret), Stream.of(entry)).toList(), own, random);
    }

    /** The same without this name. */
    VaultFile without(SecretName secret, VaultKey own, SecureRandom random) {
        return sealed(id, source, key, others(secret).toList(), own, random);
    }

    private Stream<Entry> others(SecretName secret) {
        return entries.stream().filter(entry -> !entry.secret().equals(secret));
    }

    private static VaultFile sealed(
            String id, KeySource source, String key, List<Entry> entries, VaultKey own, SecureRandom random) {
        List<Entry> ordered = entries.stream().sorted(ORDER).toList();
        String seal = own.seal(new byte[0], label("file", new Whole(id, source, key, ordered)), random);
        return new VaultFile(id, source, key, ordered, seal);
    }

    /** The associated data of a seal: what it is for, and all that it belongs to in its one spelling. */
    private static byte[] label(String what, Object place) {
        return ("slipway-vault " + VaultForm.VERSION + " " + what + "\n" + Json.text(place))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String id(SecureRandom random) {
        return HexFormat.of().formatHex(VaultKey.bytes(ID, random));
    }
}
