package dev.slipway.app;

import dev.slipway.json.Json;
import dev.slipway.promotion.Statement;
import dev.slipway.release.Digest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What Slipways say of a promotion that is to start by itself, through the repository: that they are ready, and that they have
 * tried. Nobody signs that: whoever may push can say it, and the most that brings about is that a person has to start it.
 */
final class Standbys {
    /** How long before its time they say so: what was open earlier may be closed by then. */
    private static final Duration AHEAD = Duration.ofHours(1);

    private static final Duration COUNTS = Duration.ofMinutes(15);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final String LEDGERS = "standby/";

    /** More than ever are of use; what is beyond was added by somebody who means ill. */
    private static final int MOST = 500;

    /** Of a name, in characters. */
    private static final int LONGEST = 100;

    private final TeamLedgers ledgers;
    private final String machine;
    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    Standbys(TeamLedgers ledgers, String machine, InstantSource clock) {
        this.ledgers = ledgers;
        this.machine = machine;
        this.clock = clock;
    }

    private record Known(Optional<String> version, List<Said> said) {}

    /** What one of them said. */
    private sealed interface Said {
        String by();

        String machine();

        default String who() {
            return by() + " on " + machine();
        }
    }

    /** It could start it. */
    private record Ready(String by, String machine, Instant at) implements Said {
        private Ready {
            require(by, machine, at);
        }
    }

    /** It has started it, however that ended. */
    private record Tried(String by, String machine, Instant at, String deployment) implements Said {
        private Tried {
            require(by, machine, at);
            require(deployment, machine, at);
        }
    }

    private static void require(String name, String machine, Instant at) {
        if (Objects.requireNonNull(name).length() > LONGEST || machine.length() > LONGEST) {
            throw new IllegalArgumentException("Longer than " + LONGEST + " characters");
        }
        if (at.isBefore(Statement.FIRST) || at.isAfter(Statement.LAST)) {
            throw new IllegalArgumentException("No time at which something is said: " + at);
        }
    }

    /** Whether it is time to say that one is ready. */
    boolean near(Instant start) {
        return !clock.instant().isBefore(start.minus(AHEAD));
    }

    /** Says that this one is ready; not again while that counts. Others hear it after an exchange. */
    void ready(Digest promotion, String by) {
        Ready now = new Ready(shortened(by), shortened(machine), clock.instant());
        boolean said = ready(all(promotion))
                .anyMatch(one ->
                        one.who().equals(now.who()) && one.at().plus(AGAIN).isAfter(now.at()));
        if (!said) {
            say(promotion, now, now.who() + " is ready to start it");
        }
    }

    /** Says that this one has started it: nobody does so again by itself, however that ends. */
    void tried(Digest promotion, String by, String deployment) {
        Tried now = new Tried(shortened(by), shortened(machine), clock.instant(), deployment);
        say(promotion, now, now.who() + " starts it as " + deployment);
    }

    private void say(Digest promotion, Said said, String message) {
        ledgers.add(LEDGERS + promotion.hex(), Json.text(said), message);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    /** Those that were ready within the last quarter of an hour, such as "ana on laptop". */
    List<String> ready(Digest promotion) {
        Instant now = clock.instant();
        return ready(all(promotion))
                .filter(one -> one.at().plus(COUNTS).isAfter(now)
                        && one.at().minus(COUNTS).isBefore(now))
                .map(Ready::who)
                .distinct()
                .sorted()
                .toList();
    }

    /** Who has tried, and as which deployment, such as "ana on laptop tried, as production-…". */
    Optional<String> tried(Digest promotion) {
        return all(promotion).stream()
                .filter(Tried.class::isInstance)
                .map(Tried.class::cast)
                .map(tried -> tried.who() + " tried, as " + tried.deployment())
                .findFirst();
    }

    private static Stream<Ready> ready(List<Said> said) {
        return said.stream().filter(Ready.class::isInstance).map(Ready.class::cast);
    }

    private List<Said> all(Digest promotion) {
        String ledger = LEDGERS + promotion.hex();
        Optional<String> version = ledgers.version(ledger);
        Known last = known.get(ledger);
        if (last != null && last.version().equals(version)) {
            return last.said();
        }
        List<Said> said = ledgers.records(ledger).stream()
                .limit(MOST)
                .map(record -> Json.parse(record, Said.class))
                .flatMap(Optional::stream)
                .toList();
        known.put(ledger, new Known(version, said));
        return said;
    }
}
