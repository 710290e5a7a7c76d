package dev.slipway.app;

import dev.slipway.forge.Forges;
import dev.slipway.forge.Home;
import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.ProjectConfig;
import dev.slipway.secret.Masking;
import dev.slipway.secret.Secret;
import dev.slipway.vault.Kept;
import dev.slipway.vault.SecretName;
import dev.slipway.vault.Vault;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The tokens with which a project asks forges. They lie in the vault, each for the address of one forge: a slipway.yaml that
 * names another one has no token for it. What was read is masked from then on.
 */
final class Tokens {
    private final Supplier<ProjectConfig> configuration;
    private final Journal journal;
    private final Actor actor;
    private final VaultOfPerson vault;
    private final Masking masking;

    Tokens(Supplier<ProjectConfig> configuration, Journal journal, Actor actor, VaultOfPerson vault, Masking masking) {
        this.configuration = configuration;
        this.journal = journal;
        this.actor = actor;
        this.vault = vault;
        this.masking = masking;
    }

    /** All that are kept for the project. Takes no key. */
    List<Kept> all() {
        return vault().names(configuration.get().project()).stream()
                .filter(kept -> !kept.secret().ofVariable())
                .toList();
    }

    /** Since when there is one. Takes no key. */
    Optional<Instant> since(Home home) {
        SecretName name = name(home);
        return all().stream()
                .filter(kept -> kept.secret().equals(name))
                .map(Kept::since)
                .findFirst();
    }

    /** The token; empty where a person has to open the vault, or to try it again, and where there is none. */
    Optional<Secret> unasked(Home home) {
        return learnt(vault().findUnasked(name(home)));
    }

    /** The token, for which a person may be asked to open the vault; empty where there is none. */
    Optional<Secret> asked(Home home) {
        return learnt(vault().find(name(home)));
    }

    private Optional<Secret> learnt(Optional<Secret> token) {
        masking.learn(token.stream().toList());
        return token;
    }

    /** Keeps one in the place of the one before; refused where it cannot be a token. */
    Outcome<String> keep(Home home, Secret token) {
        if (!Forges.fits(token)) {
            return Outcome.usage(
                    "That is no token, which has letters, digits and signs on one line, so nothing was kept.",
                    "Copy it once more.");
        }
        masking.learn(List.of(token));
        String address = home.url().toString();
        record(Kinds.SECRET_SET_WANTED, address);
        vault().put(name(home), token);
        record(Kinds.SECRET_SET, address);
        return new Outcome.Done<>(home.title());
    }

    /** Removes it; refused where there is none. */
    Outcome<String> forget(Home home) {
        return forget(home.url().toString(), home.title());
    }

    /** Removes that for the forge with this address; refused where there is none. */
    Outcome<String> forget(String address) {
        return forget(address, address);
    }

    private Outcome<String> forget(String address, String title) {
        Optional<SecretName> name = all().stream()
                .map(Kept::secret)
                .filter(kept -> kept.name().equals(address))
                .findFirst();
        if (name.isEmpty()) {
            return Outcome.usage(
                    "The vault has no token for " + title + ".", "Say slipway secret list to see what it has.");
        }
        record(Kinds.SECRET_REMOVE_WANTED, address);
        vault().remove(name.get());
        record(Kinds.SECRET_REMOVED, address);
        return new Outcome.Done<>(title);
    }

    private SecretName name(Home home) {
        return SecretName.ofForge(configuration.get().project(), home.url());
    }

    private Vault vault() {
        return vault.vault();
    }

    private void record(String kind, String address) {
        journal.append(new Draft(
                actor,
                kind,
                address,
                Json.text(new Secrets.Changed(configuration.get().project(), "token"))));
    }
}
