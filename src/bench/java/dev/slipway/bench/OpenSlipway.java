package dev.slipway.bench;

import dev.slipway.app.DataDirectory;
import dev.slipway.app.Outcome;
import dev.slipway.app.Running;
import dev.slipway.app.Workspace;
import dev.slipway.app.Workspace.Review;
import dev.slipway.app.WorkspaceSettings;
import dev.slipway.app.Workspaces;
import dev.slipway.deploy.Event;
import dev.slipway.deploy.Verdict;
import dev.slipway.project.Address;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Slipway as its open window works: a workspace with its journal, and one connection a host that stays open. */
final class OpenSlipway implements Peer, AutoCloseable {
    static final String DIRECTORY = "slipway";

    private final Hosts hosts;
    private final Connections connections;
    private final Workspace workspace;

    private OpenSlipway(Hosts hosts, Connections connections, Workspace workspace) {
        this.hosts = hosts;
        this.connections = connections;
        this.workspace = workspace;
    }

    static OpenSlipway open(Hosts hosts, Sample sample) {
        SshSettings ssh = new SshSettings(
                new FixedRoutes(List.of(hosts.key()), List.of(hosts.knownHosts()), hosts.user()),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
        WorkspaceSettings settings = new WorkspaceSettings(
                new DataDirectory(hosts.work().resolve("data-open")),
                ssh,
                hosts.user(),
                "bench",
                Clock.systemUTC(),
                RandomGenerator.getDefault(),
                new Masking());
        Connections connections = SshConnections.open(ssh);
        return new OpenSlipway(hosts, connections, done(Workspaces.open(sample.path(), settings, connections)));
    }

    /** The environment of this many hosts. */
    static String environment(List<Sshd> some) {
        return "hosts-" + some.size();
    }

    @Override
    public String name() {
        return "slipway, open";
    }

    @Override
    public String directory() {
        return DIRECTORY;
    }

    @Override
    public void ready(String tag, List<Sshd> some) throws InterruptedException {
        for (Sshd host : some) {
            connections.to(address(host));
        }
    }

    @Override
    public Insight deploy(String tag, List<Sshd> some) throws InterruptedException {
        return run(some, () -> workspace.plan(tag, environment(some)));
    }

    @Override
    public Insight rollback(List<Sshd> some) throws InterruptedException {
        return run(some, () -> workspace.planRollback(environment(some), Optional.empty()));
    }

    private interface Planning {
        Outcome<Review> plan() throws InterruptedException;
    }

    private Insight run(List<Sshd> some, Planning planning) throws InterruptedException {
        Wire wire = wire(some);
        Laps laps = new Laps();
        try (var _ = workspace.listen(laps);
                var _ = workspace.listen(wire)) {
            Review review = done(planning.plan());
            laps.end("plan");
            Running running = done(workspace.run(review, review.digest(), ""));
            Event.Ended end = running.await()
                    .ended()
                    .orElseThrow(() -> new IllegalStateException(running.id() + " has not ended"));
            if (end.verdict() != Verdict.SUCCEEDED) {
                throw new IllegalStateException(end.reason());
            }
        }
        return new Insight(laps.list(), wire.list());
    }

    private static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.No<T>(var refused) -> throw new IllegalStateException(refused.reason());
        };
    }

    private Wire wire(List<Sshd> some) throws InterruptedException {
        List<Connection> links = new ArrayList<>();
        for (Sshd host : some) {
            links.add(connections.to(address(host)));
        }
        return new Wire(links);
    }

    private Address address(Sshd host) {
        return new Address(hosts.user(), "127.0.0.1", host.port());
    }

    @Override
    public void close() {
        workspace.close();
    }
}
