package dev.slipway.app;

import dev.slipway.app.Board.Health;
import dev.slipway.deploy.run.Verification;
import dev.slipway.project.Component;
import dev.slipway.project.Host;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.HttpFailure;
import dev.slipway.ssh.SshException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at a host's health: each component's health address asked once, from the host. */
final class HealthLook {
    private static final Logger LOG = LoggerFactory.getLogger(HealthLook.class);
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final Connections connections;
    private final Masking masking;

    HealthLook(Connections connections, Masking masking) {
        this.masking = masking;
        this.connections = connections;
    }

    /** What was seen, in a word and a few more. */
    record Seen(Health health, String detail) {}

    /**
     * The worst that was seen of these components.
     *
     * @param quoting whether what answers say may be shown
     */
    Seen at(Host host, List<Component> components, boolean quoting) throws InterruptedException {
        List<Seen> all = new ArrayList<>();
        for (Component component : components) {
            Optional<dev.slipway.project.Health> check = component.running().health();
            if (check.isPresent()) {
                all.add(at(host, check.get(), quoting));
            }
        }
        return all.stream()
                .max(Comparator.comparing(Seen::health))
                .orElse(new Seen(Health.UNCHECKED, "no health check"));
    }

    /** Why a host lets nobody ask for the health of these components, whatever that is. */
    Optional<SshException> obstacle(Host host, List<Component> components) throws InterruptedException {
        for (Component component : components) {
            Optional<dev.slipway.project.Health> check = component.running().health();
            if (check.isPresent()) {
                try {
                    connections
                            .to(host.way())
                            .get(check.get().http(), check.get().timeout());
                } catch (HttpFailure e) {
                    LOG.debug("{} of {} cannot be told yet", component.name(), host.name(), e);
                } catch (SshException e) {
                    return Optional.of(e);
                }
            }
        }
        return Optional.empty();
    }

    private Seen at(Host host, dev.slipway.project.Health check, boolean quoting) throws InterruptedException {
        Verification.Sight sight = new Verification(connections, host.way(), masking, quoting)
                .ask(check.http(), check.timeout(), check.conditions());
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
