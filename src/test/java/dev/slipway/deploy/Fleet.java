package dev.slipway.deploy;

import dev.slipway.project.Host;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Hosts web-1, web-2 and so on: each a real sshd whose commands start in a directory of its own. */
final class Fleet implements AutoCloseable {
    private final List<RealSshd> servers = new ArrayList<>();
    private final List<Path> homes = new ArrayList<>();
    private final Connections connections;

    Fleet(Path directory, int count) throws IOException, InterruptedException {
        this(directory, count, Optional.empty());
    }

    /** @param tools the only directory in which commands find programs; empty: what this machine has */
    Fleet(Path directory, int count, Optional<Path> tools) throws IOException, InterruptedException {
        String path = tools.map(t -> "export PATH='" + t + "' && ").orElse("");
        for (int i = 1; i <= count; i++) {
            Path keys = Files.createDirectories(directory.resolve("sshd-" + i));
            Path home = Files.createDirectories(directory.resolve("web-" + i));
            homes.add(home);
            servers.add(RealSshd.start(
                    keys, "ForceCommand " + path + "cd '" + home + "' && exec sh -c \"$SSH_ORIGINAL_COMMAND\""));
        }
        connections = SshConnections.open(settings());
    }

    /** Settings that know all hosts. */
    SshSettings settings() {
        return new SshSettings(
                new FixedRoutes(
                        servers.stream().map(RealSshd::identity).toList(),
                        servers.stream().map(RealSshd::knownHosts).toList(),
                        System.getProperty("user.name")),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
    }

    Connections connections() {
        return connections;
    }

    RealSshd server(int number) {
        return servers.get(number - 1);
    }

    /** The directory in which commands of a host start. */
    Path home(int number) {
        return homes.get(number - 1);
    }

    List<Path> homes() {
        return List.copyOf(homes);
    }

    List<Host> hosts() {
        List<Host> hosts = new ArrayList<>();
        for (int i = 1; i <= servers.size(); i++) {
            hosts.add(new Host("web-" + i, server(i).address(), Set.of("web"), Optional.empty()));
        }
        return hosts;
    }

    @Override
    public void close() {
        connections.close();
        servers.forEach(RealSshd::close);
    }
}
