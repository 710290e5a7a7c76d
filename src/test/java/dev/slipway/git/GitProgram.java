package dev.slipway.git;

import dev.slipway.release.Revision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/** The real git program in a directory, free of the settings of whoever runs the tests. */
public final class GitProgram {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_CONFIG_GLOBAL", "/dev/null",
            "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_AUTHOR_NAME", "Ana Ruiz",
            "GIT_AUTHOR_EMAIL", "ana@shop.example",
            "GIT_COMMITTER_NAME", "Ben Okafor",
            "GIT_COMMITTER_EMAIL", "ben@shop.example",
            "LC_ALL", "C.UTF-8",
            "TZ", "UTC");

    private final Path directory;

    /** Git in this directory; the test is skipped where there is no git. */
    public GitProgram(Path directory) {
        this.directory = directory;
        Assumptions.assumeTrue(isThere(), "git is not installed");
    }

    /** A new repository on branch main. */
    public static GitProgram init(Path directory, String... options) {
        makeDirectories(directory);
        GitProgram git = new GitProgram(directory);
        List<String> words = new ArrayList<>(List.of("init", "-q", "-b", "main"));
        words.addAll(List.of(options));
        git.run(words.toArray(String[]::new));
        git.run("config", "user.name", "Cleo Marsh");
        git.run("config", "user.email", "cleo@shop.example");
        return git;
    }

    Path directory() {
        return directory;
    }

    /** What git prints on standard output, without the last line end. */
    public String run(String... arguments) {
        return runWith(new byte[0], arguments);
    }

    /** As {@link #run}, with this on standard input. */
    public String runWith(byte[] input, String... arguments) {
        String output = new String(outputOf(input, arguments), StandardCharsets.UTF_8);
        return output.endsWith("\n") ? output.substring(0, output.length() - 1) : output;
    }

    /**
     * Ids of the commits that one revision contains and another does not. Each is listed by itself: where clocks were wrong by
     * hours, git's own {@code without..of} lists too many.
     */
    Set<String> contained(Revision of, Revision without) {
        Set<String> contained = new TreeSet<>(run("rev-list", of.id()).lines().toList());
        run("rev-list", without.id()).lines().forEach(contained::remove);
        return contained;
    }

    /** The first line that git prints; empty where it ends with status 1, which is how it says no. */
    public Optional<String> answers(String... arguments) {
        try {
            Process process = start(arguments);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return switch (process.waitFor()) {
                case 0 -> output.lines().findFirst();
                case 1 -> Optional.empty();
                default -> throw new IllegalStateException("git " + List.of(arguments) + " failed");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while git ran", e);
        }
    }

    /** What git prints, byte for byte. */
    public byte[] runForBytes(String... arguments) {
        return outputOf(new byte[0], arguments);
    }

    private byte[] outputOf(byte[] input, String... arguments) {
        try {
            Process process = start(arguments);
            try (var stdin = process.getOutputStream()) {
                stdin.write(input);
            }
            byte[] output = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("git " + List.of(arguments) + " failed");
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while git ran", e);
        }
    }

    /** Whether git ends well. */
    boolean accepts(String... arguments) {
        try {
            return start(arguments).waitFor() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while git ran", e);
        }
    }

    /** Writes a file of the work tree. */
    public GitProgram write(String path, String content) {
        return write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    public GitProgram write(String path, byte[] content) {
        try {
            Path file = directory.resolve(path);
            makeDirectories(file.resolveSibling(""));
            Files.write(file, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Commits everything in the work tree. */
    public Revision commit(String message) {
        run("add", "-A");
        run("commit", "-q", "--allow-empty", "-m", message);
        return revision("HEAD");
    }

    Revision revision(String name) {
        return new Revision(run("rev-parse", name + "^{commit}"));
    }

    private static void makeDirectories(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isThere() {
        try {
            return start("--version").waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException("Interrupted while git ran", e);
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("git"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().putAll(ENVIRONMENT);
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }
}
