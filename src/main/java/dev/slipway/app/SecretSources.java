package dev.slipway.app;

import dev.slipway.app.SecretVariable.Origin;
import dev.slipway.deploy.Refused;
import dev.slipway.deploy.Refused.Cause;
import dev.slipway.deploy.Sentence;
import dev.slipway.deploy.host.SecretValues;
import dev.slipway.git.Repository;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Settings;
import dev.slipway.project.Settings.Variable;
import dev.slipway.project.Tier;
import dev.slipway.secret.Masking;
import dev.slipway.secret.Secret;
import dev.slipway.secret.SecretFile;
import dev.slipway.secret.SecretSource;
import dev.slipway.secret.SourceFault;
import dev.slipway.vault.Kept;
import dev.slipway.vault.VaultException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The values of secret variables, from the sources that a configuration names: the first that has a value wins. What is found
 * is masked from then on.
 */
final class SecretSources {
    private static final Logger LOG = LoggerFactory.getLogger(SecretSources.class);
    private static final int SALT_BYTES = 16;

    private final Repository repository;
    private final Secrets vault;
    private final Masking masking;
    private final RandomGenerator random;
    private final Set<Kept> opened = ConcurrentHashMap.newKeySet();

    /** @param random makes salts that nobody can guess */
    SecretSources(Repository repository, Secrets vault, Masking masking, RandomGenerator random) {
        this.repository = repository;
        this.vault = vault;
        this.masking = masking;
        this.random = random;
    }

    /**
     * All values in an environment; refused where a source cannot be used or a required variable has no value. The vault is
     * opened where it is a source of a secret variable, for which its passphrase may be asked.
     */
    Outcome<SecretValues> of(ProjectConfig config, Environment environment) {
        SortedMap<String, Secret> found;
        try {
            found = found(config, environment);
        } catch (SourceFault e) {
            return Outcome.usage(Sentence.of(e), e.remedy());
        }
        List<String> missing = missing(config, found.keySet());
        return missing.isEmpty()
                ? new Outcome.Done<>(new SecretValues(Map.copyOf(found), this::salt))
                : new Outcome.No<>(missing(config, environment, missing));
    }

    /**
     * Masks the values of an environment, but opens no vault for that, so that nobody is asked. Gives whether all values are
     * masked now.
     */
    boolean learn(ProjectConfig config, Environment environment) {
        try {
            Seen seen = seen(config, environment);
            masking.learn(seen.values().values());
            return opened.containsAll(seen.sealed().values())
                    && missing(config, seen.names()).isEmpty();
        } catch (SourceFault e) {
            LOG.debug("Secret values of {} cannot be told", environment.name(), e);
            return false;
        }
    }

    /** What stands in the way of a deployment, and which values cannot be masked; of the vault only which names it has. */
    List<Finding> examine(ProjectConfig config, Environment environment) {
        String subject = environment.name() + " / secrets";
        try {
            Seen seen = seen(config, environment);
            masking.learn(seen.values().values());
            List<String> missing = missing(config, seen.names());
            List<Finding> all = new ArrayList<>();
            if (!missing.isEmpty()) {
                Refused no = missing(config, environment, missing);
                all.add(Finding.fault(no.cause(), subject, no.reason(), no.remedy()));
            }
            seen.values().forEach((name, value) -> {
                if (!Masking.masks(value)) {
                    all.add(Finding.warning(
                            subject,
                            "The value of " + name + " has fewer than " + Masking.SHORTEST
                                    + " characters and is not masked where it is printed.",
                            "Take a longer one."));
                }
            });
            if (all.isEmpty() && !seen.names().isEmpty()) {
                all.add(Finding.ok(subject, Sentence.count(seen.names().size(), "value")));
            }
            return List.copyOf(all);
        } catch (SourceFault e) {
            return List.of(Finding.fault(Cause.USAGE, subject, Sentence.of(e), e.remedy()));
        }
    }

    /** All secret variables in all environments, and what else the vault has. The vault is not opened. */
    List<SecretVariable> variables(ProjectConfig config) {
        Map<String, Map<String, Origin>> origins = config.environments().stream()
                .collect(Collectors.toMap(Environment::name, environment -> origins(config, environment)));
        return vault.list().stream()
                .map(state -> variable(
                        state,
                        config,
                        origins.getOrDefault(state.environment(), Map.of())
                                .getOrDefault(state.name(), new Origin.Nowhere())))
                .toList();
    }

    private static SecretVariable variable(SecretState state, ProjectConfig config, Origin origin) {
        return new SecretVariable(
                state,
                Optional.ofNullable(config.settings().variables().get(state.name()))
                        .filter(SecretSources::needed)
                        .isPresent(),
                config.environment(state.environment())
                        .filter(environment -> environment.tier() == Tier.PRODUCTION)
                        .isPresent(),
                origin,
                vaultCounts(state, config, origin));
    }

    /** A file that has a value hides the vault where it stands before it. */
    private static boolean vaultCounts(SecretState state, ProjectConfig config, Origin origin) {
        List<String> before = config.settings().secrets().stream()
                .takeWhile(named -> !named.equals(Settings.KEYCHAIN))
                .toList();
        return state.declared()
                && config.settings().secrets().contains(Settings.KEYCHAIN)
                && !(origin instanceof Origin.InFile(String path)
                        && before.stream()
                                .anyMatch(named ->
                                        path(named, state.environment()).equals(path)));
    }

    /** By the variables' names. */
    private Map<String, Origin> origins(ProjectConfig config, Environment environment) {
        try {
            Seen seen = seen(config, environment);
            masking.learn(seen.values().values());
            return seen.from().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, from -> origin(from.getValue(), environment)));
        } catch (SourceFault e) {
            Origin unknown = new Origin.Unknown(new Refused(Cause.USAGE, Sentence.of(e), e.remedy()));
            return config.settings().secretNames().stream()
                    .collect(Collectors.toMap(Function.identity(), _ -> unknown));
        }
    }

    private static Origin origin(String named, Environment environment) {
        return named.equals(Settings.KEYCHAIN)
                ? new Origin.InVault()
                : new Origin.InFile(path(named, environment.name()));
    }

    private static String path(String named, String environment) {
        return SecretFile.path(named.substring(Settings.FILE.length()), environment);
    }

    private SortedMap<String, Secret> found(ProjectConfig config, Environment environment) {
        Set<String> wanted = new HashSet<>(config.settings().secretNames());
        Map<String, Kept> kept = kept(config, environment);
        SortedMap<String, Secret> found = new TreeMap<>();
        for (String named : config.settings().secrets()) {
            if (!wanted.isEmpty()) {
                found.putAll(source(named, kept).find(environment.name(), wanted));
                wanted.removeAll(found.keySet());
            }
        }
        masking.learn(found.values());
        found.forEach(SecretSources::requireFitting);
        return found;
    }

    /**
     * What shows without opening the vault: values in files, and what the vault says that it keeps.
     *
     * @param from the source of each of them, as slipway.yaml names it
     */
    private record Seen(Map<String, Secret> values, Map<String, Kept> sealed, Map<String, String> from) {
        Set<String> names() {
            return from.keySet();
        }
    }

    private Seen seen(ProjectConfig config, Environment environment) {
        Map<String, Kept> kept = kept(config, environment);
        SortedMap<String, Secret> values = new TreeMap<>();
        SortedMap<String, Kept> sealed = new TreeMap<>();
        SortedMap<String, String> from = new TreeMap<>();
        Set<String> wanted = new HashSet<>(config.settings().secretNames());
        for (String named : config.settings().secrets()) {
            if (named.equals(Settings.KEYCHAIN)) {
                sealed.putAll(kept);
                sealed.keySet().retainAll(wanted);
            } else {
                values.putAll(file(named).find(environment.name(), wanted));
            }
            wanted.stream()
                    .filter(name -> values.containsKey(name) || sealed.containsKey(name))
                    .forEach(name -> from.put(name, named));
            wanted.removeAll(from.keySet());
        }
        values.forEach(SecretSources::requireFitting);
        return new Seen(values, sealed, from);
    }

    private static void requireFitting(String name, Secret value) {
        if (!Secrets.fits(name, value)) {
            throw new SourceFault(Secrets.tooLong(name), Secrets.SHORTER);
        }
    }

    /** By the variables' names; the vault is not touched where no variable can have its value from there. */
    private Map<String, Kept> kept(ProjectConfig config, Environment environment) {
        if (config.settings().secretNames().isEmpty()
                || !config.settings().secrets().contains(Settings.KEYCHAIN)) {
            return Map.of();
        }
        return ofVault(() -> vault.kept(environment.name())).stream()
                .collect(Collectors.toMap(kept -> kept.secret().name(), Function.identity()));
    }

    private SecretSource source(String named, Map<String, Kept> kept) {
        return named.equals(Settings.KEYCHAIN)
                ? (environment, names) -> ofVault(environment, names, kept)
                : file(named);
    }

    private SecretSource file(String named) {
        return new SecretFile(repository.path(), named.substring(Settings.FILE.length()), repository::tracks);
    }

    private Map<String, Secret> ofVault(String environment, Set<String> names, Map<String, Kept> kept) {
        Map<String, Secret> values = ofVault(() -> vault.find(environment, names));
        kept.values().stream()
                .filter(one -> values.containsKey(one.secret().name()))
                .forEach(opened::add);
        return values;
    }

    private static <T> T ofVault(Supplier<T> use) {
        try {
            return use.get();
        } catch (VaultException e) {
            throw new SourceFault(e.getMessage(), e.remedy(), e);
        }
    }

    private static List<String> missing(ProjectConfig config, Set<String> found) {
        return config.settings().variables().entrySet().stream()
                .filter(variable -> needed(variable.getValue()) && !found.contains(variable.getKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean needed(Variable variable) {
        return variable.secret() && variable.required();
    }

    private static Refused missing(ProjectConfig config, Environment environment, List<String> names) {
        boolean one = names.size() == 1;
        return new Refused(
                Cause.USAGE,
                (one ? "The required secret variable " : "The required secret variables ") + String.join(", ", names)
                        + (one ? " has" : " have") + " no value in " + environment.name() + ".",
                config.settings().secrets().stream()
                        .map(source -> place(source, environment, names))
                        .reduce((first, second) -> first + "\nOr: " + second)
                        .orElse("Name a source of values in slipway.yaml, such as secrets: [keychain], and commit."));
    }

    private static String place(String source, Environment environment, List<String> names) {
        return source.equals(Settings.KEYCHAIN)
                ? names.stream()
                        .map(name -> "slipway secret set " + name + " --env " + environment.name())
                        .collect(Collectors.joining("; "))
                : "Put " + names.stream().map(name -> name + "=…").collect(Collectors.joining(", ")) + " into "
                        + path(source, environment.name()) + ".";
    }

    private String salt() {
        byte[] bytes = new byte[SALT_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
