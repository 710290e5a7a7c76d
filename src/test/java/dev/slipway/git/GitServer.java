package dev.slipway.git;

import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.route.OpenSshRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real sshd that serves bare repositories with the real git, under the alias forge of an SSH configuration. */
final class GitServer implements AutoCloseable {
    private static final Duration AMPLE = Duration.ofSeconds(30);

    private final Path directory;
    private final RealSshd sshd;

    private GitServer(Path directory, RealSshd sshd) {
        this.directory = directory;
        this.sshd = sshd;
    }

    static GitServer start(Path directory) throws IOException, InterruptedException {
        Path home = Files.createDirectories(directory.resolve("home"));
        return new GitServer(
                directory,
                RealSshd.start(
                        Files.createDirectories(directory.resolve("sshd")),
                        "AcceptEnv GIT_PROTOCOL",
                        "SetEnv HOME=" + home + " GIT_CONFIG_NOSYSTEM=1 GIT_TRACE_PACKET="
                                + directory.resolve("packets")));
    }

    RealSshd sshd() {
        return sshd;
    }

    /** What git's own side saw of the protocol. */
    String packets() throws IOException {
        return Files.readString(directory.resolve("packets"));
    }

    /** A bare repository of this name. */
    GitProgram bare(String name) {
        return GitProgram.init(directory.resolve(name), "--bare");
    }

    /** The address of a repository by alias, as scp would have it. */
    String scp(String name) {
        return "forge:" + directory.resolve(name);
    }

    /** The address of a repository with user, host and port. */
    String url(String name) {
        return "ssh://" + sshd.address() + directory.resolve(name);
    }

    /** Over this person's SSH configuration, of which the server's key and the login are lines of their own. */
    SshConnections connections(FirstContacts contacts, Duration silence, Path knownHosts, String... lines)
            throws IOException {
        List<String> config = new ArrayList<>(List.of(lines));
        config.addAll(List.of(
                "UserKnownHostsFile " + knownHosts,
                "GlobalKnownHostsFile none",
                "Host forge",
                "HostName 127.0.0.1",
                "Port " + sshd.port()));
        Path file = Files.write(Files.createTempFile(directory, "ssh", ".config"), config);
        OpenSshRoutes routes =
                new OpenSshRoutes(directory, System.getProperty("user.name"), Optional.of(file), System.getenv());
        return SshConnections.open(new SshSettings(routes, AMPLE, silence), contacts, LoginQuestions.NOBODY);
    }

    /** Over one that knows the server, and whose key file logs in. */
    SshConnections connections() throws IOException {
        return connections(
                FirstContacts.NOBODY,
                AMPLE,
                sshd.knownHosts(),
                "IdentityFile " + sshd.identity(),
                "IdentitiesOnly yes");
    }

    @Override
    public void close() {
        sshd.close();
    }
}
