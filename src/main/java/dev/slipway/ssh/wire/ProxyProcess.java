package dev.slipway.ssh.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/** A command on this machine whose input and output are the connection (ssh_config(5), ProxyCommand). */
final class ProxyProcess implements Carrier {
    /** How long after its output the command itself may take to end. */
    private static final Duration ENDING = Duration.ofSeconds(1);

    private static final int LONGEST = 300;

    private final Process process;
    private volatile String said = "";

    private ProxyProcess(Process process) {
        this.process = process;
    }

    /** Starts it as OpenSSH's client does: the shell becomes the command. */
    static ProxyProcess start(String command) throws IOException {
        ProxyProcess started = new ProxyProcess(new ProcessBuilder("/bin/sh", "-c", "exec " + command).start());
        Thread.ofPlatform().daemon().name("slipway-ssh-proxy").start(started::listen);
        return started;
    }

    /** Of what it complains of the last line is kept. */
    private void listen() {
        try (BufferedReader complaints = process.errorReader()) {
            for (String line = complaints.readLine(); line != null; line = complaints.readLine()) {
                said = line.isBlank() ? said : line.strip();
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
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        String last = said.length() > LONGEST ? said.substring(0, LONGEST) : said;
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
    }
}
