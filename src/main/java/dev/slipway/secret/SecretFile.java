package dev.slipway.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A file of the project that git does not track and nobody else can read, with a line for each value; see {@link Dotenv}. It
 * is read once for each environment.
 */
public final class SecretFile implements SecretSource {
    private static final long LARGEST = 1 << 20;
    private static final Set<PosixFilePermission> OWNERS = Set.copyOf(PosixFilePermissions.fromString("rwx------"));

    private final Path project;
    private final String template;
    private final Predicate<String> tracked;
    private final Map<String, Map<String, Secret>> read = new ConcurrentHashMap<>();

    /**
     * @param project the directory of the project's work tree
     * @param template path relative to it, in which <code>${environment}</code> stands for the environment's name
     * @param tracked whether git tracks the file at a relative path
     */
    public SecretFile(Path project, String template, Predicate<String> tracked) {
        this.project = project;
        this.template = template;
        this.tracked = tracked;
    }

    @Override
    public Map<String, Secret> find(String environment, Set<String> names) {
        Map<String, Secret> found =
                new HashMap<>(read.computeIfAbsent(environment, _ -> read(path(template, environment))));
        found.keySet().retainAll(names);
        return Map.copyOf(found);
    }

    /** The path in an environment. */
    public static String path(String template, String environment) {
        return template.replace("${environment}", environment);
    }

    private Map<String, Secret> read(String path) {
        Path file = project.resolve(path).normalize();
        try {
            if (!file.startsWith(project)) {
                throw outside(path);
            }
            if (Files.notExists(file)) {
                return Map.of();
            }
            if (!file.toRealPath().startsWith(project.toRealPath())) {
                throw outside(path);
            }
            refuseOpen(file, path);
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw new SourceFault(
                        path + " is not a file of at most 1 MiB.", "Put the secret values there, a line each.");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return new Dotenv(path, text).read();
        } catch (CharacterCodingException e) {
            throw new SourceFault(path + " is not UTF-8 text.", "Save it as UTF-8.", e);
        } catch (IOException e) {
            throw new SourceFault(
                    path + " cannot be read: " + e.getMessage() + ".", "Make it readable for you alone.", e);
        }
    }

    private static SourceFault outside(String path) {
        return new SourceFault(
                path + " lies outside of the project.", "Keep the secret values in a file below its directory.");
    }

    private void refuseOpen(Path file, String path) throws IOException {
        PosixFileAttributeView modes = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        Set<PosixFilePermission> mode =
                modes == null ? Set.of() : modes.readAttributes().permissions();
        if (!OWNERS.containsAll(mode)) {
            throw new SourceFault(
                    path + " is open to others (" + PosixFilePermissions.toString(mode) + ").",
                    "Run chmod 600 " + path + ".");
        }
        if (tracked.test(path)) {
            throw new SourceFault(
                    path + " is tracked by git.",
                    "Run git rm --cached " + path
                            + ", add it to .gitignore, and take new values: everybody with the repository has these.");
        }
    }
}
