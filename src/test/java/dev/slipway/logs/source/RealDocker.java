package dev.slipway.logs.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** A Docker engine of its own, with one image that has busybox. A test that starts one is skipped where that is not possible. */
final class RealDocker implements AutoCloseable {
    private static final String IMAGE = "slipway-test:1";

    private final Path directory;
    private final Process process;

    private RealDocker(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    static RealDocker start(Path directory) throws Exception {
        Assumptions.assumeTrue(
                System.getProperty("user.name").equals("root") && Files.isExecutable(Path.of("/usr/sbin/dockerd")),
                "This machine has no Docker engine that this user may start");
        Files.createDirectories(directory);
        Process process = new ProcessBuilder(
                        "/usr/sbin/dockerd",
                        "--data-root=" + directory.resolve("data"),
                        "--exec-root=" + directory.resolve("exec"),
                        "--host=unix://" + directory.resolve("docker.sock"),
                        "--pidfile=" + directory.resolve("pid"),
                        "--iptables=false",
                        "--ip6tables=false",
                        "--bridge=none",
                        "--storage-driver=vfs")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        RealDocker docker = new RealDocker(directory, process);
        try {
            Awaitility.await("the Docker engine answers")
                    .atMost(WatchedHost.AMPLE)
                    .failFast("the Docker engine ended", () -> !process.isAlive())
                    .until(() -> docker.status("version") == 0);
            docker.image();
            return docker;
        } catch (Exception | Error e) {
            docker.close();
            throw e;
        }
    }

    Path socket() {
        return directory.resolve("docker.sock");
    }

    /** Busybox with what it is linked to. */
    private void image() throws IOException, InterruptedException {
        run(List.of("sh", "-c", """
                        set -e
                        mkdir -p "$1/bin"
                        cp /bin/busybox "$1/bin/busybox"
                        for program in sh sleep dd tr; do ln -s busybox "$1/bin/$program"; done
                        for library in $(ldd /bin/busybox | grep -o '/[^ ]*'); do
                          mkdir -p "$1$(dirname "$library")"
                          cp -L "$library" "$1$library"
                        done
                        tar -C "$1" -cf "$1.tar" .
                        """, "image", directory.resolve("image").toString()));
        docker("import", directory.resolve("image.tar").toString(), IMAGE);
    }

    /** Starts a container that runs a script. */
    void container(String name, String script, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("run", "--detach", "--network=none", "--name=" + name));
        words.addAll(List.of(options));
        words.addAll(List.of(IMAGE, "/bin/sh", "-c", script));
        docker(words.toArray(String[]::new));
    }

    String docker(String... words) throws IOException, InterruptedException {
        return run(command(words));
    }

    private int status(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(command(words))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private List<String> command(String... words) {
        List<String> command = new ArrayList<>(List.of("docker", "--host=unix://" + socket()));
        command.addAll(List.of(words));
        return command;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + output);
        }
        return output.strip();
    }

    /** Ends it with all containers that still run. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
