package dev.slipway.deploy;

import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.release.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** A real git repository with an app in it. */
final class ShopRepository {
    private static final Map<String, String> IDENTITY = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Ana Ruiz",
            "GIT_AUTHOR_EMAIL", "ana@shop.example",
            "GIT_COMMITTER_NAME", "Ana Ruiz",
            "GIT_COMMITTER_EMAIL", "ana@shop.example");

    private final Path tree;

    ShopRepository(Path tree) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/git")) || Files.isExecutable(Path.of("/usr/local/bin/git")),
                "This machine has no git");
        this.tree = Files.createDirectories(tree);
        git("init", "-q", "-b", "main");
    }

    Path tree() {
        return tree;
    }

    ShopRepository write(String path, String content) throws IOException {
        Path file = tree.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    /** Commits the work tree and tags it. */
    Release release(String version) throws IOException, InterruptedException {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", "Release " + version);
        git("tag", "-a", "-m", version, "v" + version);
        return new Release(
                new Revision(git("rev-parse", "HEAD").strip()), Optional.of("v" + version), Version.parse(version));
    }

    Repository open() {
        return Repositories.open(tree);
    }

    String git(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(tree.toFile()).redirectErrorStream(true);
        builder.environment().putAll(IDENTITY);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(words + " failed: " + output);
        }
        return output;
    }
}
