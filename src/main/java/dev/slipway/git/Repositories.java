package dev.slipway.git;

import dev.slipway.release.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/** Opens repositories. */
public final class Repositories {
    /** Those of git-config(1), "extensions", that change nothing for a reader whatever their value; in lower case. */
    private static final Set<String> EXTENSIONS =
            Set.of("noop", "partialclone", "preciousobjects", "relativeworktrees", "worktreeconfig");

    private Repositories() {}

    /**
     * Opens the repository that this path lies in: its work tree, a linked work tree, or the repository's own directory.
     *
     * @throws GitException if there is none, or if it has a format that would be misread
     */
    public static Repository open(Path path) {
        return open(path, Clock.system(ZoneId.systemDefault()), Optional.empty());
    }

    /**
     * As {@link #open(Path)}.
     *
     * @param clock dates the tags that are made
     * @param digests the directory in which digests of files are kept for the next process; without one they are made anew
     */
    public static Repository open(Path path, Clock clock, Optional<Path> digests) {
        Path start = path.toAbsolutePath().normalize();
        if (!Files.exists(start)) {
            throw new GitException("There is no " + start + ".", "Give the path of a git repository.");
        }
        return new Faults(start, false).explained(() -> opened(start, clock, digests));
    }

    private static Repository opened(Path start, Clock clock, Optional<Path> digests) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(start.toFile());
        if (builder.getGitDir() == null) {
            throw new GitException(
                    "There is no git repository at " + start + " or above it.",
                    "Give the path of a git repository, or make one with git init.");
        }
        Config config = configOf(builder);
        requireKnownFormat(start, config);
        boolean partial = config.getString("extensions", null, "partialClone") != null
                || config.getSubsections("remote").stream()
                        .anyMatch(remote -> config.getBoolean("remote", remote, "promisor", false));
        File objects = builder.getObjectDirectory();
        return new LocalRepository(
                builder.build(),
                objects.toPath(),
                new Faults(start, partial),
                clock,
                new BlobDigests(
                        digests,
                        Digest.of(objects.getPath().getBytes(StandardCharsets.UTF_8))
                                .abbreviated()));
    }

    private static Config configOf(FileRepositoryBuilder builder) throws IOException {
        try {
            builder.setMustExist(true).setup();
            File common = builder.getGitCommonDir();
            File directory = common == null ? builder.getGitDir() : common;
            FileBasedConfig config = new FileBasedConfig(new File(directory, "config"), FS.DETECTED);
            config.load();
            return config;
        } catch (IllegalArgumentException | ConfigInvalidException e) {
            throw new GitException(
                    "The git configuration of " + builder.getGitDir() + " is not valid.",
                    "Correct it; git config --list names the line.",
                    e);
        }
    }

    private static void requireKnownFormat(Path place, Config config) {
        int version = config.getInt("core", "repositoryformatversion", 0);
        require(version <= 1, place, "format version " + version);
        for (String name : config.getNames("extensions")) {
            String extension = name.toLowerCase(Locale.ROOT);
            String value = config.getString("extensions", null, name);
            boolean known = switch (extension) {
                case "objectformat" -> "sha1".equalsIgnoreCase(value);
                case "refstorage" -> "files".equalsIgnoreCase(value) || "reftable".equalsIgnoreCase(value);
                default -> EXTENSIONS.contains(extension);
            };
            require(known, place, "extension " + extension + " = " + value);
        }
    }

    private static void require(boolean known, Path place, String feature) {
        if (!known) {
            throw new GitException(
                    "The repository " + place + " uses git's " + feature + ", which Slipway cannot read.",
                    "Use a clone in git's default format (SHA-1).");
        }
    }
}
