package dev.slipway.deploy;

import dev.slipway.deploy.plan.Contents;
import dev.slipway.deploy.run.Admission;
import dev.slipway.deploy.run.Cancellation;
import dev.slipway.deploy.run.Engine;
import dev.slipway.deploy.run.Launch;
import dev.slipway.deploy.run.LogWatch;
import dev.slipway.git.Repositories;
import dev.slipway.git.Repository;
import dev.slipway.project.Address;
import dev.slipway.project.Host;
import dev.slipway.project.Rollout;
import dev.slipway.release.Release;
import dev.slipway.release.Revision;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.route.FixedRoutes;
import dev.slipway.ssh.wire.SshConnections;
import dev.slipway.ssh.wire.SshSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A process that deploys and dies at a recorded event: before the act that it announces, or a little into it. Arguments:
 * repository, revision, number of the event, milliseconds, then directory of keys and port of each host.
 */
final class KilledDeployment {
    static final String ID = "killed-1";

    private KilledDeployment() {}

    public static void main(String[] arguments) throws Exception {
        List<Host> hosts = new ArrayList<>();
        List<Path> keys = new ArrayList<>();
        for (int i = 4; i < arguments.length; i += 2) {
            keys.add(Path.of(arguments[i]));
            Address address =
                    new Address(System.getProperty("user.name"), "127.0.0.1", Integer.parseInt(arguments[i + 1]));
            hosts.add(new Host("web-" + (i / 2 - 1), address, Set.of("web"), Optional.empty()));
        }
        SshSettings settings = new SshSettings(
                new FixedRoutes(
                        keys.stream().map(k -> k.resolve("id_ed25519")).toList(),
                        keys.stream().map(k -> k.resolve("known_hosts")).toList(),
                        System.getProperty("user.name")),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10));
        try (Repository repository = Repositories.open(Path.of(arguments[0]));
                Connections connections = SshConnections.open(settings)) {
            Shop shop = new Shop(
                    connections,
                    repository,
                    Shop.config(
                            hosts,
                            Shop.component(KilledDeploymentTest.RESTART),
                            Shop.rollout(1, Rollout.OnFailure.ROLLBACK),
                            Map.of()));
            Plan plan = Shop.ready(shop.plan(Release.untagged(new Revision(arguments[1]))));
            new Engine(
                            connections,
                            Clock.systemUTC(),
                            Shop.LIMITS,
                            Contents.of(repository),
                            _ -> false,
                            new Masking(),
                            new Guards(),
                            LogWatch.NONE)
                    .run(
                            plan,
                            shop::planner,
                            new Launch(
                                    ID,
                                    "ana",
                                    "laptop",
                                    "",
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    List.of()),
                            Admission.ALWAYS,
                            dyingAt(Integer.parseInt(arguments[2]), Long.parseLong(arguments[3])),
                            new Cancellation());
        }
    }

    private static Consumer<Event> dyingAt(int number, long after) {
        AtomicInteger seen = new AtomicInteger();
        return event -> {
            if (event.recorded() && seen.incrementAndGet() == number) {
                if (after == 0) {
                    Runtime.getRuntime().halt(9);
                }
                Thread.ofPlatform().start(() -> {
                    LockSupport.parkNanos(after * 1_000_000);
                    Runtime.getRuntime().halt(9);
                });
            }
        };
    }
}
