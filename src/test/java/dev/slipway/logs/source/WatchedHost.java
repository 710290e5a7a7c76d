package dev.slipway.logs.source;

import dev.slipway.logs.Intake;
import dev.slipway.project.Host;
import dev.slipway.project.Watching.LogSource;
import dev.slipway.project.Watching.Origin;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.FirstContacts;
import dev.slipway.ssh.LoginQuestions;
import dev.slipway.ssh.RealSshd;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A real sshd, whose logs are read. Lost is what is silent for 2 s. */
final class WatchedHost implements AutoCloseable {
    static final Duration AMPLE = Duration.ofSeconds(60);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final RealSshd server;
    private final SshConnections connections;
    private final Masking masking = new Masking();
    private final List<HostHeard> heard = new CopyOnWriteArrayList<>();
    private final List<HostFeed.Wanted> wanted = new ArrayList<>();
    private String docker = "/var/run/docker.sock";
    private long bytes = 4 << 20;
    private Optional<Thread> feed = Optional.empty();

    WatchedHost(Path directory, String... configuration) throws Exception {
        server = RealSshd.start(Files.createDirectories(directory.resolve("sshd")), configuration);
        connections = SshConnections.open(
                new SshSettings(server.settings().routes(), Duration.ofSeconds(10), SILENCE),
                FirstContacts.NOBODY,
                LoginQuestions.NOBODY,
                masking);
    }

    RealSshd server() {
        return server;
    }

    SshConnections connections() {
        return connections;
    }

    Masking masking() {
        return masking;
    }

    List<HostHeard> heard() {
        return heard;
    }

    WatchedHost docker(Path socket) {
        docker = socket.toString();
        return this;
    }

    /** At first no more than these last bytes of a file. */
    WatchedHost bytes(long last) {
        bytes = last;
        return this;
    }

    /** Another log to be read, before {@link #start}. */
    TakenIn reads(Origin origin) {
        TakenIn taken = new TakenIn();
        reads(origin, taken);
        return taken;
    }

    /** The containers of a service, by the names of their logs. */
    ServiceTakenIn readsService(String service, Optional<String> project) {
        ServiceTakenIn taken = new ServiceTakenIn();
        wanted.add(
                new HostFeed.Wanted(new LogSource(service, new Origin.Service(service, project), "web"), taken::made));
        return taken;
    }

    /** The same, given to somebody. */
    void reads(Origin origin, Intake intake) {
        wanted.add(new HostFeed.Wanted(new LogSource("log " + wanted.size(), origin, "web"), _ -> intake));
    }

    TakenIn reads(Path file) {
        return reads(new Origin.LogFile(file.toString()));
    }

    void start() {
        HostFeed made = new HostFeed(
                new Host("web-1", server.address(), Set.of("web"), Optional.empty()),
                connections,
                wanted,
                new HostFeed.Settings(bytes, 1000, docker, masking, InstantSource.system()),
                heard::add);
        feed = Optional.of(Thread.ofVirtual().start(() -> {
            try {
                made.run();
            } catch (InterruptedException e) {
                // Nobody wants them any more.
            }
        }));
    }

    /** Ends the reading, and waits for that. */
    void stop() {
        feed.ifPresent(thread -> {
            thread.interrupt();
            Awaitility.await().atMost(AMPLE).until(() -> !thread.isAlive());
        });
        feed = Optional.empty();
    }

    static void until(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(AMPLE).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    @Override
    public void close() {
        stop();
        connections.close();
        server.close();
    }
}
