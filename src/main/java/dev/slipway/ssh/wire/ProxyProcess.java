package dev.slipway.ssh.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command on this machine whose input and output are the connection (ssh_config(5), ProxyCommand). {@code /bin/sh} becomes
 * it.
 */
final class ProxyProcess implements Carrier {
    /** How long after its output, or after it was asked to, the command itself may take to end. */
    private static final Duration ENDING = Duration.ofSeconds(1);

    /** So many characters of its last words are told. */
    private static final int LONGEST = 300;

    private final Process process;
    private final Thread listening =
            Thread.ofPlatform().daemon().name("slipway-ssh-proxy").unstarted(this::listen);
    private volatile String said = "";

    private ProxyProcess(Process process) {
        this.process = process;
    }

    static ProxyProcess start(String command) throws IOException {
        ProxyProcess started = new ProxyProcess(new ProcessBuilder("/bin/sh", "-c", "exec " + command).start());
        started.listening.start();
        return started;
    }

    /** Of what it complains of the end is kept. */
    private void listen() {
        char[] chunk = new char[LONGEST];
        try (Reader complaints = process.errorReader()) {
            for (int count = complaints.read(chunk); count >= 0; count = complaints.read(chunk)) {
                String all = said + new String(chunk, 0, count);
                said = all.substring(Math.max(0, all.length() - LONGEST));
            }
        } catch (IOException e) {
            // The command is gone, and said no more.
        }
    }

    /** How it failed, as the end of a sentence; empty where it runs, or ended well as when the server ends the connection. */
    Optional<String> failed() {
        try {
            if (!process.waitFor(ENDING) || process.exitValue() == 0) {
                return Optional.empty();
            }
            var _ = listening.join(ENDING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        String last = said.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line.strip());
        return Optional.of("ended with status " + process.exitValue() + (last.isEmpty() ? "" : ": " + last));
    }

    @Override
    public InputStream input() {
        return process.getInputStream();
    }

    @Override
    public OutputStream output() {
        return process.getOutputStream();
    }

    @Override
    public boolean open() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        CompletableFuture.delayedExecutor(ENDING.toMillis(), TimeUnit.MILLISECONDS)
                .execute(process::destroyForcibly);
    }
}
