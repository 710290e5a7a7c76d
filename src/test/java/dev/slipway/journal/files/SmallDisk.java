package dev.slipway.journal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A file system of 4 MB in memory, for a test. Mounting is for root, so another user does it through {@code sudo}; where
 * that is not possible without a question, the test is skipped.
 */
public final class SmallDisk implements AutoCloseable {
    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    public static SmallDisk mount(Path root) throws IOException {
        Files.createDirectory(root);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m,mode=0777", "tmpfs", root.toString()),
                "mount: a small tmpfs needs root, or sudo that asks nothing");
        return new SmallDisk(root);
    }

    public Path root() {
        return root;
    }

    /** Fills it with one file, and gives that. */
    public Path fill() throws IOException {
        Path ballast = root.resolve("ballast");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left on device");
        }
        return ballast;
    }

    void makeReadOnly() throws IOException {
        if (!run("mount", "-o", "remount,ro", root.toString())) {
            throw new IOException("The small disk could not be made read only");
        }
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", root.toString())) {
            throw new IOException("The small disk is still in use");
        }
    }

    private static boolean run(String... command) throws IOException {
        List<String> words =
                new ArrayList<>(System.getProperty("user.name").equals("root") ? List.of() : List.of("sudo", "-n"));
        words.addAll(List.of(command));
        try {
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            Assumptions.abort(words.getFirst() + " is not there: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command[0] + " was interrupted", e);
        }
    }
}
