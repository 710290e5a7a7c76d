package dev.slipway.app;

import dev.slipway.app.Board.Health;
import dev.slipway.project.Component;
import dev.slipway.project.Host;
import dev.slipway.project.Judgement;
import dev.slipway.project.Observation;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.HttpAnswer;
import dev.slipway.ssh.HttpFailure;
import dev.slipway.ssh.SshException;
import java.time.Duration;
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

    Seen at(Host host, List<Component> components) throws InterruptedException {
        Seen seen = new Seen(Health.HEALTHY, "no health check");
        for (Component component : components) {
            Optional<dev.slipway.project.Health> check = component.running().health();
            if (check.isPresent()) {
                seen = at(host, check.get());
                if (seen.health() != Health.HEALTHY) {
                    return seen;
                }
            }
        }
        return seen;
    }

    private Seen at(Host host, dev.slipway.project.Health check) throws InterruptedException {
        try {
            HttpAnswer answer = connections.to(host.address()).get(check.http(), check.timeout());
            Observation observation = new Observation(answer.status(), answer.latency(), answer.body());
            return check.conditions().stream()
                    .map(condition -> condition.judge(observation))
                    .filter(judgement -> !judgement.passed())
                    .map(Judgement::text)
                    .findFirst()
                    .map(failed -> new Seen(Health.FAILING, failed))
                    .orElseGet(() -> passed(answer.latency()));
        } catch (HttpFailure e) {
            return new Seen(Health.FAILING, String.valueOf(e.getMessage()));
        } catch (SshException e) {
            return new Seen(Health.UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private static Seen passed(Duration latency) {
        return latency.compareTo(SLOW) < 0
                ? new Seen(Health.HEALTHY, latency.toMillis() + " ms")
                : new Seen(Health.SLOW, "slow, " + latency.toMillis() + " ms");
    }
}
