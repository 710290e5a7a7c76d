package dev.slipway.app;

import dev.slipway.journal.Actor;
import dev.slipway.journal.Draft;
import dev.slipway.journal.Journal;
import dev.slipway.json.Json;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Settings.Variable;
import dev.slipway.project.words.Nearest;
import dev.slipway.secret.Secret;
import dev.slipway.ssh.login.KeyRing;
import dev.slipway.vault.Kept;
import dev.slipway.vault.SecretName;
import dev.slipway.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The secret values of the open project. They lie in the vault, which is not touched before it is asked; the trail has the
 * names of what was changed. What the vault does not do is a {@link dev.slipway.vault.VaultException}.
 */
public final class Secrets {
    /**
     * Of {@code NAME=value}, in bytes of UTF-8. Linux starts no command with a variable that has more than 131,071 of them
     * (execve(2)).
     */
    public static final int LONGEST = 128_000;

    static final String SHORTER = "Give a shorter one, or let the app read it from a file of the host.";

    private final Supplier<ProjectConfig> configuration;
    private final Journal journal;
    private final Actor actor;
    private final VaultOfPerson vault;

    Secrets(Supplier<ProjectConfig> configuration, Journal journal, Actor actor, VaultOfPerson vault) {
        this.configuration = configuration;
        this.journal = journal;
        this.actor = actor;
        this.vault = vault;
    }

    /** What the journal keeps of a change. */
    record Changed(String project, String secret) {}

    /** The full name of a secret variable in an environment; refused where slipway.yaml does not declare it. */
    public Outcome<SecretName> declared(String environment, String name) {
        ProjectConfig config = configuration.get();
        if (config.environment(environment).isEmpty()) {
            return ProjectInfo.unknown(environment, config);
        }
        List<String> known = config.settings().secretNames();
        if (formless(name)) {
            return noName();
        }
        if (known.contains(name)) {
            return new Outcome.Done<>(new SecretName(config.project(), environment, name));
        }
        return Outcome.usage(
                ProjectFiles.NAME + " declares no secret variable " + name + Nearest.end(name, known),
                known.isEmpty()
                        ? "Declare it there, such as variables: { " + name + ": { secret: true } }, and commit."
                        : "Choose one of " + String.join(", ", known) + ", or declare it there and commit.");
    }

    private static boolean formless(String name) {
        return !Variable.NAME.matcher(name).matches();
    }

    /** Repeats no word that may have the value in it. */
    private static <T> Outcome<T> noName() {
        return Outcome.usage(
                "That is not a variable's name, which has letters, digits and _ only.",
                "Give the name alone: a value does not stand on the command line, where others can read it.");
    }

    /** Whether hosts can give a value to a command. */
    static boolean fits(String name, Secret value) {
        return (name + "=" + value.reveal()).getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }

    static String tooLong(String name) {
        return "The value of " + name + " is too long: with its name it has more than " + LONGEST + " bytes.";
    }

    /** Keeps a value, in the place of the one before it; refused where no host could give it to a command. */
    public Outcome<SecretName> set(SecretName secret, Secret value) {
        return usable(secret, value).map(_ -> {
            record(Kinds.SECRET_SET_WANTED, secret);
            vault().put(secret, value);
            record(Kinds.SECRET_SET, secret);
            return secret;
        });
    }

    private static Outcome<Secret> usable(SecretName secret, Secret value) {
        String text = value.reveal();
        if (text.isEmpty()) {
            return Outcome.usage("The value is empty, so nothing was kept.", "Give one that is not.");
        }
        if (!fits(secret.name(), value)) {
            return Outcome.usage(tooLong(secret.name()), SHORTER);
        }
        if (text.indexOf('\0') >= 0) {
            return Outcome.usage(
                    "The value holds a NUL character, which no variable can, so nothing was kept.",
                    "Encode it, such as with base64.");
        }
        // What a decoder puts in the place of bytes that are no text would be kept instead of them.
        return text.indexOf('\uFFFD') >= 0
                ? Outcome.usage(
                        "The value holds bytes that are no text, so nothing was kept.",
                        "Encode it, such as with base64.")
                : new Outcome.Done<>(value);
    }

    /** Removes a value; refused where there is none. */
    public Outcome<SecretName> remove(String environment, String name) {
        if (formless(name)) {
            return noName();
        }
        String project = configuration.get().project();
        SecretName secret = new SecretName(project, environment, name);
        List<Kept> there = vault().names(project);
        if (there.stream().noneMatch(kept -> kept.secret().equals(secret))) {
            return absent(secret, there);
        }
        record(Kinds.SECRET_REMOVE_WANTED, secret);
        if (!vault().remove(secret)) {
            return absent(secret, vault().names(project));
        }
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
                        + Nearest.end(secret.name(), known),
                "Say slipway secret list to see what it has.");
    }

    /** The values that the vault has in an environment, of these variables, proven, by their names. */
    public Map<String, Secret> find(String environment, Set<String> names) {
        String project = configuration.get().project();
        Set<SecretName> secrets = names.stream()
                .map(name -> new SecretName(project, environment, name))
                .collect(Collectors.toSet());
        return vault().find(secrets).entrySet().stream()
                .collect(Collectors.toMap(found -> found.getKey().name(), Map.Entry::getValue));
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
        vault().names(config.project()).stream()
                .filter(one -> one.secret().ofVariable())
                .forEach(one -> kept.put(one.secret(), one.since()));
        List<SecretState> states = new ArrayList<>();
        for (Environment environment : config.environments()) {
            for (String name : config.settings().secretNames()) {
                SecretName secret = new SecretName(config.project(), environment.name(), name);
                states.add(new SecretState(environment.name(), name, Optional.ofNullable(kept.remove(secret)), true));
            }
        }
        kept.forEach((secret, since) ->
                states.add(new SecretState(secret.environment(), secret.name(), Optional.of(since), false)));
        return List.copyOf(states);
    }

    /** The passphrases of SSH keys that the vault remembers, of which each is named by its key's file. Takes no key. */
    public List<Kept> passphrases() {
        return vault().names(SecretName.OF_KEYS);
    }

    /** The file of an SSH key, where it has a passphrase that could be remembered. */
    public Outcome<Path> encrypted(Path key) {
        if (!Files.isRegularFile(key)) {
            return Outcome.usage("There is no file " + key + ".", "Name the file of a private key.");
        }
        try {
            return new KeyRing().unlock(key, Secret.of(""))
                    ? Outcome.usage(
                            key + " has no passphrase, so nothing was kept.",
                            "It logs in as it is: nobody is asked for one.")
                    : new Outcome.Done<>(key);
        } catch (IOException e) {
            return Outcome.usage(
                    key + " cannot be read as a key: " + e.getMessage() + ".", "Name the file of a private key.");
        }
    }

    /** Keeps the passphrase of an SSH key; refused where it does not open that. It is no act of a project: no trail has it. */
    public Outcome<SecretName> remember(Path key, Secret passphrase) {
        try {
            if (!new KeyRing().unlock(key, passphrase)) {
                return Outcome.usage("That is not the passphrase of " + key + ".", "Give the right one.");
            }
        } catch (IOException e) {
            return Outcome.usage(
                    key + " cannot be read as a key: " + e.getMessage() + ".", "Name the file of a private key.");
        }
        SecretName name = SecretName.ofKey(key);
        vault().put(name, passphrase);
        return new Outcome.Done<>(name);
    }

    /** Removes the passphrase of an SSH key; refused where the vault has none. It is no act of a project: no trail has it. */
    public Outcome<SecretName> forget(Path key) {
        SecretName name = SecretName.ofKey(key);
        return vault().names(SecretName.OF_KEYS).stream()
                                .anyMatch(kept -> kept.secret().equals(name))
                        && vault().remove(name)
                ? new Outcome.Done<>(name)
                : Outcome.usage(
                        "The vault has no passphrase of " + name.name() + ".",
                        "Say slipway secret keys to see of which keys it has one.");
    }

    /** Forgets the key of the vault. */
    public void lock() {
        vault.lock();
    }

    private Vault vault() {
        return vault.vault();
    }

    private void record(String kind, SecretName secret) {
        journal.append(
                new Draft(actor, kind, secret.environment(), Json.text(new Changed(secret.project(), secret.name()))));
    }
}
