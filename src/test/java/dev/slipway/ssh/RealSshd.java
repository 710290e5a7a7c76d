package dev.slipway.ssh;

import dev.slipway.project.Address;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/**
 * A real OpenSSH server as an ordinary process of this user, on a random loopback port, with keys made on the spot. It
 * runs commands as this user. A test that starts one is skipped where the machine has no sshd.
 */
public final class RealSshd implements AutoCloseable {
    private static final String LOG = "sshd.log";
    private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

    private final Path directory;
    private final int port;
    private Process process;

    private RealSshd(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.process = run(directory);
    }

    /**
     * Starts a server with an ed25519 host key and an ed25519 key that may log in.
     *
     * @param directory an empty one, for its keys and files, or one with the host key only
     * @param configuration lines of sshd_config that come before the usual ones and so win over them
     */
    public static RealSshd start(Path directory, String... configuration) throws IOException, InterruptedException {
        sshd();
        program("ssh-keygen", "/usr/bin", "/usr/local/bin");
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(PRIVILEGE_SEPARATION);
        }
        if (Files.notExists(directory.resolve("host_ed25519"))) {
            generateKey("ed25519", directory.resolve("host_ed25519"));
        }
        generateKey("ed25519", directory.resolve("id_ed25519"));
        Files.copy(directory.resolve("id_ed25519.pub"), directory.resolve("authorized_keys"));
        int port = freePort();
        List<String> lines = new ArrayList<>(List.of(configuration));
        lines.addAll(List.of(
                "ListenAddress 127.0.0.1",
                "Port " + port,
                "PidFile none",
                "HostKey " + directory.resolve("host_ed25519"),
                "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin prohibit-password",
                "PrintMotd no",
                "StrictModes no",
                // What this person's shell does at its start belongs to no test, and may be slow.
                "SetEnv HOME=" + Files.createDirectories(directory.resolve("home")),
                "UsePAM no"));
        Files.write(directory.resolve("sshd_config"), lines);
        RealSshd server = new RealSshd(directory, port);
        server.awaitListening();
        Files.writeString(server.knownHosts(), server.knownHostsLine("host_ed25519"));
        return server;
    }

    private static Path sshd() {
        return program("sshd", "/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin");
    }

    private static Process run(Path directory) throws IOException {
        return new ProcessBuilder(
                        sshd().toString(),
                        "-D",
                        "-e",
                        "-f",
                        directory.resolve("sshd_config").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(LOG).toFile())
                .start();
    }

    /** Ends it with everything that it started, and starts it again on the same port, with an empty log. */
    public void restart() throws IOException {
        close();
        process = run(directory);
        awaitListening();
    }

    /** Gives it another host key; who is connected stays so. */
    public void changeHostKey() throws IOException, InterruptedException {
        Files.delete(directory.resolve("host_ed25519"));
        Files.delete(directory.resolve("host_ed25519.pub"));
        generateKey("ed25519", directory.resolve("host_ed25519"));
        long before = timesListening();
        signal("-HUP", process.toHandle());
        Awaitility.await("sshd listens again").until(() -> timesListening() > before);
    }

    private long timesListening() throws IOException {
        return log().stream()
                .filter(line -> line.startsWith("Server listening"))
                .count();
    }

    private void awaitListening() {
        Awaitility.await("sshd listens")
                .pollInterval(Duration.ofMillis(10))
                .failFast("sshd ended", () -> !process.isAlive())
                .until(() -> timesListening() > 0);
    }

    /** Where it listens and who may log in. */
    public Address address() {
        return new Address(System.getProperty("user.name"), "127.0.0.1", port);
    }

    /** The port that it listens on. */
    public int port() {
        return port;
    }

    /** Settings with the key and the known host key of this server; connects within 10 s. */
    public SshSettings settings() {
        return new SshSettings(routes(), Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    /** The key and the known host key of this server. */
    FixedRoutes routes() {
        return new FixedRoutes(List.of(identity()), List.of(knownHosts()), System.getProperty("user.name"));
    }

    /** The file of the private key that may log in. */
    public Path identity() {
        return directory.resolve("id_ed25519");
    }

    /** The file with the server's host key. */
    public Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    /** The line of a known_hosts file for one of the host keys in the server's directory. */
    public String knownHostsLine(String hostKey) throws IOException {
        return "[127.0.0.1]:" + port + " " + publicKey(hostKey) + "\n";
    }

    /** Type and base64 of a public key in the server's directory. */
    public String publicKey(String key) throws IOException {
        return Files.readString(directory.resolve(key + ".pub")).replaceFirst(" test\n$", "");
    }

    /** What the server wrote to its log so far. */
    public List<String> log() throws IOException {
        return Files.readAllLines(directory.resolve(LOG));
    }

    /** Kills the processes that serve connections; the server itself goes on. */
    public void dropConnections() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
    }

    /** The same, but what they run goes on. */
    public void dropLinks() {
        process.descendants()
                .filter(handle ->
                        handle.info().command().filter(c -> c.endsWith("/sshd")).isPresent())
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Stops the server and all that it started for a while, without an answer to anybody. */
    public void freeze() {
        stopped();
    }

    /** Lets a frozen server go on. */
    public void thaw() {
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).forEach(one -> signal("-CONT", one));
    }

    /** All of them, each stopped before its children are looked for: none starts another one any more. */
    private List<ProcessHandle> stopped() {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        for (int i = 0; i < all.size(); i++) {
            signal("-STOP", all.get(i));
            all.get(i).children().forEach(all::add);
        }
        return all;
    }

    /** It may end meanwhile. */
    private static void signal(String signal, ProcessHandle one) {
        try {
            int status = new ProcessBuilder("kill", signal, Long.toString(one.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (status != 0 && one.isAlive()) {
                throw new IllegalStateException("kill " + signal + " " + one.pid() + " ended with status " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server was stopped", e);
        }
    }

    /** Ends the server and everything that it started, of which nothing writes any file afterwards. */
    @Override
    public void close() {
        stopped().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    /** Makes a key pair without a passphrase. */
    public static void generateKey(String type, Path file) throws IOException, InterruptedException {
        run(List.of("ssh-keygen", "-q", "-t", type, "-N", "", "-C", "test", "-f", file.toString()));
    }

    /** Runs a program of this machine and fails where it fails. */
    public static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + output);
        }
    }

    private static Path program(String name, String... directories) {
        Optional<Path> found = Stream.of(directories)
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "This machine has no " + name);
        return found.orElseThrow();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
