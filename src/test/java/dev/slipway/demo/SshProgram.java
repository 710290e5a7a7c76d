package dev.slipway.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The OpenSSH client, logging in to hosts of the demonstration. */
record SshProgram(Path key, Path knownHosts) {
    /** How it ended. */
    record Result(int status, String output, String errors) {}

    static void assumeInstalled() {
        Assumptions.assumeTrue(
                List.of("/usr/bin/ssh", "/usr/local/bin/ssh", "/opt/homebrew/bin/ssh").stream()
                        .anyMatch(program -> Files.isExecutable(Path.of(program))),
                "The program ssh is not installed");
    }

    /** Starts the client; its own options come before the host. */
    Process start(DemoHost host, List<String> options, String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of("ssh", "-F", "none", "-o", "BatchMode=yes"));
        words.addAll(List.of("-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=" + knownHosts));
        words.addAll(List.of("-o", "GlobalKnownHostsFile=none", "-o", "IdentitiesOnly=yes", "-i", key.toString()));
        words.addAll(List.of("-p", Integer.toString(host.port())));
        words.addAll(options);
        words.add(DemoHost.USER + "@127.0.0.1");
        words.addAll(List.of(command));
        return new ProcessBuilder(words).start();
    }

    /** Runs a command without input to its end. */
    Result run(DemoHost host, String command) throws IOException, InterruptedException {
        Process ssh = start(host, List.of("-n"), command);
        String output = new String(ssh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(ssh.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!ssh.waitFor(30, TimeUnit.SECONDS)) {
            ssh.destroyForcibly();
            throw new AssertionError("ssh did not end: " + command);
        }
        return new Result(ssh.exitValue(), output, errors);
    }
}
