package dev.slipway.app;

import dev.slipway.app.Board.Health;
import dev.slipway.deploy.run.Verification;
import dev.slipway.project.Component;
import dev.slipway.project.Host;
import dev.slipway.ssh.Connections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One look at a host's health: each component's health address asked once, from the host. */
final class HealthLook {
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Connections connections;

    HealthLook(Connections connections) {
        this.connections = connections;
    }

    /** What was seen, in a word and a few more. */
    record Seen(Health health, String detail) {}

    /** The worst that was seen of these components. */
    Seen at(Host host, List<Component> components) throws InterruptedException {
        List<Seen> all = new ArrayList<>();
        for (Component component : components) {
            Optional<dev.slipway.project.Health> check = component.running().health();
            if (check.isPresent()) {
                all.add(at(host, check.get()));
            }
        }
        return all.stream()
                .max(Comparator.comparing(Seen::health))
                .orElse(new Seen(Health.UNCHECKED, "no health check"));
    }

    private Seen at(Host host, dev.slipway.project.Health check) throws InterruptedException {
        Verification.Sight sight =
                new Verification(connections, host.address()).ask(check.http(), check.timeout(), check.conditions());
        if (sight.unreachable()) {
            return new Seen(Health.UNKNOWN, sight.text());
        }
        if (!sight.healthy()) {
            return new Seen(Health.FAILING, sight.text());
        }
        return sight.latency().compareTo(SLOW) < 0
                ? new Seen(Health.HEALTHY, sight.latency().toMillis() + " ms")
                : new Seen(Health.SLOW, "slow, " + sight.latency().toMillis() + " ms");
    }
}
