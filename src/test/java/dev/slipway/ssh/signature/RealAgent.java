package dev.slipway.ssh.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A real ssh-agent of its own. A test that needs it is skipped where the machine has none. */
final class RealAgent implements AutoCloseable {
    private final Path home;
    private final Path socket;
    private final Process process;

    RealAgent(Path home) throws IOException {
        SshKeygen.needs("ssh-agent");
        SshKeygen.needs("ssh-add");
        this.home = home;
        this.socket = home.resolve("real-agent");
        ProcessBuilder builder = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        this.process = builder.start();
        Awaitility.await("the agent listens").until(() -> Files.exists(socket));
    }

    Path socket() {
        return socket;
    }

    void add(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh-add", "-q"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("HOME", home.toString(), "SSH_AUTH_SOCK", socket.toString()));
        Process adding = builder.start();
        adding.getOutputStream().close();
        String said = new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (adding.waitFor() != 0) {
            throw new IOException(command + " failed: " + said);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
