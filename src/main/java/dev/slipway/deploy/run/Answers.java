package dev.slipway.deploy.run;

import dev.slipway.project.Health;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the health addresses of a host answer while it is watched. For one thread at a time. */
final class Answers {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Verification verification;
    private final List<Asked> asked;
    private final List<Duration> latencies = new ArrayList<>();
    private int all;
    private int bad;
    private Optional<String> unreachable = Optional.empty();

    /** One address, and when it is asked next. */
    private static final class Asked {
        private final Health health;
        private long due = System.nanoTime();

        Asked(Health health) {
            this.health = health;
        }
    }

    Answers(Verification verification, List<Health> healths) {
        this.verification = verification;
        this.asked = healths.stream().map(Asked::new).toList();
    }

    /** Asks the addresses whose time has come. */
    void ask() throws InterruptedException {
        for (Asked each : asked) {
            if (each.due - System.nanoTime() <= 0) {
                each.due = System.nanoTime() + each.health.interval().toNanos();
                take(verification.ask(each.health.http(), each.health.timeout(), each.health.conditions()));
            }
        }
    }

    private void take(Verification.Sight seen) {
        unreachable = Optional.of(seen.text()).filter(_ -> seen.unreachable());
        if (seen.unreachable()) {
            return; // the host did not answer, so nothing is known of what runs there
        }
        all++;
        bad += seen.healthy() ? 0 : 1;
        if (seen.latency().isPositive()) {
            latencies.add(seen.latency());
        }
    }

    /** Why the host could not be asked the last time. */
    Optional<String> unreachable() {
        return unreachable;
    }

    /** "1 of 30 answers not healthy". */
    String words() {
        return bad + " of " + all + " answers not healthy";
    }

    /** The share of answers that were not healthy. */
    Optional<String> errors() {
        return all == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(bad)
                                .multiply(HUNDRED)
                                .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "%");
    }

    /** How long 95 of 100 answers took at most: by the nearest rank. */
    Optional<String> p95() {
        List<Duration> sorted = latencies.stream().sorted().toList();
        return sorted.isEmpty()
                ? Optional.empty()
                : Optional.of(sorted.get((sorted.size() * 95 + 99) / 100 - 1).toMillis() + "ms");
    }
}
