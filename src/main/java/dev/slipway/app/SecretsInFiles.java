package dev.slipway.app;

import dev.slipway.app.words.Words;
import dev.slipway.git.Repository;
import dev.slipway.git.WorkTree;
import dev.slipway.project.Environment;
import dev.slipway.project.ProjectConfig;
import dev.slipway.project.Settings;
import dev.slipway.secret.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Files that hold secrets, by their names or because a private key is in them, which git tracks or would take in. That a source
 * of secret variables is tracked is refused where it is read, so nothing is said of it here.
 */
final class SecretsInFiles {
    private static final String SUBJECT = "secrets in files";
    private static final String ENV = ".env";

    /** Endings of files that show what belongs into a .env, or have it for tests. */
    private static final Set<String> EXAMPLES =
            Set.of("example", "sample", "template", "dist", "defaults", "schema", "test");

    private static final Set<String> NAMES = Set.of(ENV, ".netrc", ".pgpass");
    private static final Set<String> ENDINGS = Set.of("p12", "pfx");

    /** Of files with a private key, or a certificate or public key, which are no secrets. */
    private static final Set<String> KEY_ENDINGS = Set.of("pem", "key");

    /** How many files are read to see whether a private key is in them, and how large such files are. */
    private static final int KEYS = 50;

    private static final long LARGEST_KEY = 64 << 10;
    private static final String PRIVATE_KEY = "PRIVATE KEY-----";

    private final Repository repository;

    SecretsInFiles(Repository repository) {
        this.repository = repository;
    }

    List<Finding> findings(ProjectConfig config, WorkTree tree) {
        Set<String> sources = config.environments().stream()
                .flatMap(environment -> sources(config, environment))
                .collect(Collectors.toSet());
        List<String> tracked = holding(tree.tracked(), path -> !sources.contains(path) && namedSo(path));
        List<String> open = holding(tree.untracked(), path -> sources.contains(path) || namedSo(path));
        List<Finding> found = new ArrayList<>();
        if (!tracked.isEmpty()) {
            found.add(Finding.warning(
                    SUBJECT,
                    "Tracked by git, so everybody with the repository has them: " + Words.names(tracked, Finding.NAMES)
                            + ".",
                    "Run git rm --cached on each, add it to .gitignore, and take new secrets: history keeps these."));
        }
        if (!open.isEmpty()) {
            found.add(Finding.warning(
                    SUBJECT,
                    "Not ignored, so the next git add may take them in: " + Words.names(open, Finding.NAMES) + ".",
                    "Add a line for each to .gitignore, and commit that."));
        }
        return found.isEmpty() ? List.of(Finding.ok(SUBJECT, "none that git has or would take in")) : found;
    }

    private static Stream<String> sources(ProjectConfig config, Environment environment) {
        return config.settings().secrets().stream()
                .filter(named -> named.startsWith(Settings.FILE))
                .map(named -> SecretFile.path(named.substring(Settings.FILE.length()), environment.name()));
    }

    private List<String> holding(Collection<String> paths, Predicate<String> secrets) {
        Stream<String> keys =
                paths.stream().filter(SecretsInFiles::namedLikeKey).limit(KEYS).filter(this::isPrivateKey);
        return Stream.concat(paths.stream().filter(secrets), keys)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean namedSo(String path) {
        String name = name(path);
        return NAMES.contains(name)
                || ENDINGS.contains(ending(name))
                || (name.startsWith(ENV + ".") && !EXAMPLES.contains(ending(name)));
    }

    private static boolean namedLikeKey(String path) {
        String name = name(path);
        return KEY_ENDINGS.contains(ending(name)) || (name.startsWith("id_") && name.indexOf('.') < 0);
    }

    private boolean isPrivateKey(String path) {
        Path file = repository.path().resolve(path);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= LARGEST_KEY
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PRIVATE_KEY);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
