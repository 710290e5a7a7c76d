package dev.slipway.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system of 4 MB in memory, for a test. Where this user may not mount one, the test is skipped. */
final class SmallDisk implements AutoCloseable {
    private final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    static SmallDisk mount(Path root) throws IOException {
        Files.createDirectory(root);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", root.toString()),
                "mount: a small tmpfs needs root");
        return new SmallDisk(root);
    }

    Path root() {
        return root;
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
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not there: " + e.getMessage());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command[0] + " was interrupted", e);
        }
    }
}
