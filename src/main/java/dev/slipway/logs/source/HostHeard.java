package dev.slipway.logs.source;

import dev.slipway.deploy.host.HostClock;
import dev.slipway.ssh.Command;
import dev.slipway.ssh.Connection;
import dev.slipway.ssh.Outcome;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What the times in a host's logs are to be read by.
 *
 * @param clockAhead how far its clock is ahead of this machine's at least; less than nothing where it is behind
 * @param zone of its clock: of times that name none
 */
public record HostHeard(Duration clockAhead, ZoneId zone) {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final String ZONES = "zoneinfo/";

    private static final String QUESTION = """
            date '+%s %z'
            readlink /etc/localtime || cat /etc/timezone || :
            """;

    /** Asks a host; empty where it does not tell its time. */
    static Optional<HostHeard> from(Connection host, InstantSource clock) throws InterruptedException {
        Instant asked = clock.instant();
        Outcome outcome = host.run(Command.script("asking for its time", QUESTION, List.of()), DEADLINE);
        Instant told = clock.instant();
        List<String> lines = outcome.output().lines().toList();
        if (lines.isEmpty() || !lines.getFirst().matches("\\d{1,12} [+-]\\d{4}")) {
            return Optional.empty();
        }
        List<String> words = List.of(lines.getFirst().split(" "));
        Instant time = Instant.ofEpochSecond(Long.parseLong(words.getFirst()));
        ZoneOffset offset = ZoneOffset.of(words.getLast());
        return Optional.of(new HostHeard(
                HostClock.ahead(time, asked, told),
                named(lines.size() > 1 ? lines.get(1).strip() : "")
                        .filter(zone -> zone.getRules().getOffset(time).equals(offset))
                        .orElse(offset)));
    }

    /** By its name, or by the file that has it. */
    private static Optional<ZoneId> named(String name) {
        int file = name.indexOf(ZONES);
        try {
            return Optional.of(ZoneId.of(file < 0 ? name : name.substring(file + ZONES.length())));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
