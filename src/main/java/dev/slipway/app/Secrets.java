package dev.slipway.app;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.words.Nearest;
import dev.slipway.secret.Secret;
import dev.slipway.vault.Kept;
import dev.slipway.vault.MasterKeys;
import dev.slipway.vault.Passphrases;
import dev.slipway.vault.SecretName;
import dev.slipway.vault.Vault;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The secret values of the open project. They lie in the vault, which is not touched before it is asked; the trail has the
 * names of what was changed. What the vault does not do is a {@link dev.slipway.vault.VaultException}.
 */
public final class Secrets {
    /** Long enough for a deployment and what a person does around it. */
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Supplier<ProjectConfig> configuration;
    private final Journal journal;
    private final Actor actor;
    private final Passphrases passphrases;
    private final Path directory;
    private final Clock clock;

    private Optional<Vault> vault = Optional.empty();

    /** @param directory of the vault */
    Secrets(
            Supplier<ProjectConfig> configuration,
            Journal journal,
            Actor actor,
            Passphrases passphrases,
            Path directory,
            Clock clock) {
        this.configuration = configuration;
        this.journal = journal;
        this.actor = actor;
        this.passphrases = passphrases;
        this.directory = directory;
        this.clock = clock;
    }

    /** What the journal keeps of a change. */
    record Changed(String project, String secret) {}

    /** The full name of a secret variable in an environment; refused where slipway.yaml does not declare it. */
    public Outcome<SecretName> declared(String environment, String name) {
        ProjectConfig config = configuration.get();
        if (config.environment(environment).isEmpty()) {
            return ProjectInfo.unknown(environment, config);
        }
        List<String> known = declared(config);
        if (known.contains(name)) {
            return new Outcome.Done<>(new SecretName(config.project(), environment, name));
        }
        return Outcome.usage(
                ProjectFiles.NAME + " declares no secret variable " + name + near(name, known),
                known.isEmpty()
                        ? "Declare it there, such as variables: { " + name + ": { secret: true } }, and commit."
                        : "Choose one of " + String.join(", ", known) + ", or declare it there and commit.");
    }

    /** Keeps a value, in the place of the one before it. */
    public void set(SecretName secret, Secret value) {
        record(Kinds.SECRET_SET_WANTED, secret);
        vault().put(secret, value);
        record(Kinds.SECRET_SET, secret);
    }

    /** Removes a value; refused where there is none. */
    public Outcome<SecretName> remove(String environment, String name) {
        String project = configuration.get().project();
        SecretName secret = new SecretName(project, environment, name);
        List<Kept> there = vault().names(project);
        if (there.stream().noneMatch(kept -> kept.secret().equals(secret))) {
            return absent(secret, there);
        }
        record(Kinds.SECRET_REMOVE_WANTED, secret);
        vault().remove(secret);
        record(Kinds.SECRET_REMOVED, secret);
        return new Outcome.Done<>(secret);
    }

    private static Outcome<SecretName> absent(SecretName secret, List<Kept> there) {
        List<String> known = there.stream()
                .map(Kept::secret)
                .filter(kept -> kept.environment().equals(secret.environment()))
                .map(SecretName::name)
                .toList();
        return Outcome.usage(
                "The vault has no value of " + secret.name() + " in " + secret.environment()
                        + near(secret.name(), known),
                "Say slipway secret list to see what it has.");
    }

    /** The value of a secret variable in an environment, proven; empty where the vault has none. */
    public Optional<Secret> find(String environment, String name) {
        return vault().find(new SecretName(configuration.get().project(), environment, name));
    }

    /** What the vault says it keeps for an environment. Takes no key. */
    List<Kept> kept(String environment) {
        return vault().names(configuration.get().project()).stream()
                .filter(kept -> kept.secret().environment().equals(environment))
                .toList();
    }

    /** All that are declared, in the order of environments and of the file, and then what else the vault has. Takes no key. */
    public List<SecretState> list() {
        ProjectConfig config = configuration.get();
        Map<SecretName, Instant> kept = new LinkedHashMap<>();
        vault().names(config.project()).forEach(one -> kept.put(one.secret(), one.since()));
        List<SecretState> states = new ArrayList<>();
        for (Environment environment : config.environments()) {
            for (String name : declared(config)) {
                SecretName secret = new SecretName(config.project(), environment.name(), name);
                states.add(new SecretState(environment.name(), name, Optional.ofNullable(kept.remove(secret)), true));
            }
        }
        kept.forEach((secret, since) ->
                states.add(new SecretState(secret.environment(), secret.name(), Optional.of(since), false)));
        return List.copyOf(states);
    }

    /** Forgets the key of the vault. */
    public synchronized void lock() {
        vault.ifPresent(Vault::lock);
    }

    private synchronized Vault vault() {
        if (vault.isEmpty()) {
            SecureRandom random = new SecureRandom();
            vault = Optional.of(new Vault(directory, MasterKeys.ofPerson(passphrases, random), clock, random, IDLE));
        }
        return vault.get();
    }

    private void record(String kind, SecretName secret) {
        journal.append(
                new Draft(actor, kind, secret.environment(), Json.text(new Changed(secret.project(), secret.name()))));
    }

    private static List<String> declared(ProjectConfig config) {
        return config.settings().variables().entrySet().stream()
                .filter(variable -> variable.getValue().secret())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String near(String name, Collection<String> known) {
        return Nearest.to(name, known)
                .map(near -> "; did you mean " + near + "?")
                .orElse(".");
    }
}
