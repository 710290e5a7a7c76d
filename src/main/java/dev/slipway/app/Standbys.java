package dev.slipway.app;

import dev.slipway.json.Json;
import dev.slipway.release.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which Slipways were ready to start a promotion of late, as they said through the repository. Nobody signs that: it tells
 * whether somebody needs to keep one open, and decides nothing.
 */
final class Standbys {
    /** How long before its time they say so: what was open earlier may be closed by then. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final Duration COUNTS = Duration.ofMinutes(15);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final String LEDGERS = "standby/";

    private final TeamLedgers ledgers;
    private final String machine;
    private final InstantSource clock;

    Standbys(TeamLedgers ledgers, String machine, InstantSource clock) {
        this.ledgers = ledgers;
        this.machine = machine;
        this.clock = clock;
    }

    /** Somebody's Slipway that was ready then. */
    private record Standby(String by, String machine, Instant at) {
        private Standby {
            Objects.requireNonNull(by);
            Objects.requireNonNull(machine);
            Objects.requireNonNull(at);
        }
    }

    /** Whether it is time to say so. */
    boolean near(Instant start) {
        return !clock.instant().isBefore(start.minus(AHEAD));
    }

    /** Says that this one is ready; not again while that counts. Others hear it after an exchange. */
    void ready(Digest promotion, String by) {
        Instant now = clock.instant();
        boolean said = all(promotion).stream()
                .anyMatch(one -> one.by().equals(by)
                        && one.machine().equals(machine)
                        && one.at().plus(AGAIN).isAfter(now));
        if (!said) {
            ledgers.add(
                    LEDGERS + promotion.hex(),
                    Json.text(new Standby(by, machine, now)),
                    by + " on " + machine + " is ready to start it");
        }
    }

    /** Those that were ready within the last quarter of an hour, such as "ana on laptop". */
    List<String> ready(Digest promotion) {
        Instant now = clock.instant();
        return all(promotion).stream()
                .filter(one -> one.at().plus(COUNTS).isAfter(now)
                        && one.at().minus(COUNTS).isBefore(now))
                .map(one -> one.by() + " on " + one.machine())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Standby> all(Digest promotion) {
        return ledgers.records(LEDGERS + promotion.hex()).stream()
                .map(record -> Json.parse(record, Standby.class))
                .flatMap(Optional::stream)
                .toList();
    }
}
