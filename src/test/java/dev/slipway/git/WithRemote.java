package dev.slipway.git;

import dev.slipway.ssh.wire.SshConnections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository whose remote is served by a real sshd and a real git. */
abstract class WithRemote {
    static final Duration AMPLE = Duration.ofSeconds(30);

    @TempDir
    static Path directory;

    @TempDir
    Path scratch;

    static GitServer server;
    static SshConnections connections;
    static int number;

    String name;
    GitProgram bare;
    GitProgram ours;

    @BeforeAll
    static void start() throws Exception {
        server = GitServer.start(directory);
        connections = server.connections();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            connections.close();
            server.close();
        }
    }

    @BeforeEach
    void makeRepositories() {
        name = "shop-" + ++number + ".git";
        bare = server.bare(name);
        ours = GitProgram.init(scratch.resolve("ours"));
        ours.write("readme", "one\n").commit("First");
        ours.run("remote", "add", "origin", server.scp(name));
    }

    @AfterEach
    void endHooks() throws IOException {
        Files.deleteIfExists(bare.directory().resolve("hooks/pre-receive"));
    }

    static TransferSettings settings(Duration idle, Duration total) {
        return new TransferSettings(idle, total, System.getenv());
    }

    interface Act {
        Transferred on(Remotes remotes) throws InterruptedException;
    }

    Transferred with(SshConnections over, TransferSettings settings, Act act) throws InterruptedException {
        try (Repository repository = Repositories.open(ours.directory())) {
            return act.on(repository.remotes(over, settings));
        }
    }

    Transferred with(Act act) throws InterruptedException {
        return with(connections, settings(AMPLE, AMPLE), act);
    }

    Transferred push(Push... refs) throws InterruptedException {
        return with(remotes -> remotes.push("origin", List.of(refs), TransferProgress.UNHEARD));
    }

    Transferred fetch(Fetch what) throws InterruptedException {
        return with(remotes -> remotes.fetch("origin", what, TransferProgress.UNHEARD));
    }

    /** Somebody else's clone of the same repository. */
    GitProgram theirs() {
        Path clone = scratch.resolve("theirs");
        ours.run("clone", "-q", bare.directory().toString(), clone.toString());
        GitProgram theirs = new GitProgram(clone);
        theirs.run("config", "user.name", "Dora Lind");
        theirs.run("config", "user.email", "dora@shop.example");
        return theirs;
    }

    /** Makes every push wait on the server until it is ended there. */
    Path pushesWait() throws IOException {
        Path reached = scratch.resolve("reached");
        hook("echo $$ > '" + reached + "'; exec sleep 600");
        return reached;
    }

    void hook(String script) throws IOException {
        Path hook = bare.directory().resolve("hooks/pre-receive");
        Files.createDirectories(hook.resolveSibling(""));
        Files.writeString(hook, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
