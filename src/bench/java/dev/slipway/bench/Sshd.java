package dev.slipway.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One host: a plain OpenSSH server on loopback with a port, a host key and a configuration of its own, and with files of
 * its own at a path that all hosts share, through a mount namespace. Its account has an empty home: what this machine's
 * account starts with every shell is not measured.
 *
 * @param files what lies at the shared path on this host
 */
record Sshd(int port, Path files, Path hostKey, Process process) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** USER_HZ is 100 on every Linux that proc(5) is read on here. */
    private static final long MILLIS_OF_TICK = 10;

    /**
     * Starts a server.
     *
     * @param directory a new one, for its files
     * @param mount the shared path
     * @param authorized public keys that may log in
     */
    static Sshd start(Path directory, Path mount, Path authorized) throws IOException, InterruptedException {
        Path files = Files.createDirectories(directory.resolve("files"));
        Path hostKey = directory.resolve("host_ed25519");
        Program.in(directory).run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", hostKey.toString());
        int port = freePort();
        Path configuration = Files.write(
                directory.resolve("sshd_config"),
                List.of(
                        "ListenAddress 127.0.0.1",
                        "Port " + port,
                        "PidFile none",
                        "HostKey " + hostKey,
                        "SetEnv HOME=" + files,
                        "AuthorizedKeysFile " + authorized,
                        "PasswordAuthentication no",
                        "KbdInteractiveAuthentication no",
                        "PermitRootLogin prohibit-password",
                        "StrictModes no"));
        String script = "mount --bind \"$1\" \"$2\" && exec /usr/sbin/sshd -D -e -f \"$3\"";
        Process process = new ProcessBuilder(List.of(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        script,
                        "sh",
                        files.toString(),
                        mount.toString(),
                        configuration.toString()))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Sshd sshd = new Sshd(port, files, hostKey, process);
        sshd.awaitListening(directory.resolve("log"));
        return sshd;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("sshd does not listen: " + Files.readString(log));
            }
            Thread.sleep(Duration.ofMillis(10));
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Which release this directory on the host serves: the content of its file VERSION. */
    String live(String directory) throws IOException {
        Path at = files.resolve(directory);
        Path release = Files.readSymbolicLink(at.resolve("current")).getFileName();
        return Files.readString(at.resolve("releases").resolve(release).resolve("VERSION"))
                .strip();
    }

    /** The line of a known_hosts file for it. */
    String knownHost() throws IOException {
        return "[127.0.0.1]:" + port + " "
                + Files.readString(Path.of(hostKey + ".pub")).strip();
    }

    /** Processor time that the server and all that it started have taken so far. */
    Duration busy() throws IOException {
        long ticks = 0;
        for (ProcessHandle handle : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()) {
            ticks += ticks(Path.of("/proc", Long.toString(handle.pid()), "stat"));
        }
        return Duration.ofMillis(ticks * MILLIS_OF_TICK);
    }

    /** Of a process and those of its children that have ended: fields 14 to 17 of proc(5). */
    private static long ticks(Path stat) throws IOException {
        try {
            String line = Files.readString(stat);
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", 16);
            return Arrays.stream(fields, 11, 15).mapToLong(Long::parseLong).sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    /** Ends the server and everything that it started. */
    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroyForcibly();
        started.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }
}
