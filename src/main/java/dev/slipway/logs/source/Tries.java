package dev.slipway.logs.source;

import dev.slipway.ssh.Connection;
import dev.slipway.ssh.SshException;
import dev.slipway.ssh.SshException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** Reads again and again, with pauses that grow while nothing comes of it. */
final class Tries {
    private static final Duration BRIEF = Duration.ofMillis(100);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** To wait helps against none of these. */
    private static final Set<Reason> REFUSALS = EnumSet.of(
            Reason.CONFIGURATION,
            Reason.HOST_KEY_UNKNOWN,
            Reason.HOST_KEY_CHANGED,
            Reason.HOST_KEY_REVOKED,
            Reason.LOGIN_REFUSED,
            Reason.NO_COMMON_ALGORITHM,
            Reason.CHANNEL_REFUSED,
            Reason.FORWARDING_FORBIDDEN);

    private final Way way;
    private Duration pause = FIRST;
    private boolean refused;

    /** How a host is reached. */
    interface Way {
        /** @param unasked whether no person waits for it: what was refused once is asked for less and less often */
        Connection connection(boolean unasked) throws InterruptedException;
    }

    Tries(Way way) {
        this.way = way;
    }

    /** Reads until nothing more will come, or it is interrupted. */
    void read(Reading reading) throws InterruptedException {
        Duration wait = once(reading);
        while (!reading.ended()) {
            Thread.sleep(wait);
            wait = once(reading);
        }
    }

    private Duration once(Reading reading) throws InterruptedException {
        try {
            Connection connection = way.connection(refused);
            refused = false;
            long start = System.nanoTime();
            try {
                reading.over(connection);
                return BRIEF;
            } finally {
                if (System.nanoTime() - start > FIRST.toNanos()) {
                    pause = FIRST;
                }
            }
        } catch (Unreadable no) {
            reading.logs().forEach(log -> log.refused(String.valueOf(no.getMessage()), no.remedy()));
        } catch (SshException fault) {
            failed(reading, fault);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("Interrupted while a log was read");
            }
            if (e.getCause() instanceof SshException fault) {
                failed(reading, fault);
            } else {
                reading.logs().forEach(log -> log.lost(String.valueOf(e.getMessage())));
            }
        }
        Duration wait = pause;
        pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        return wait;
    }

    private void failed(Reading reading, SshException fault) {
        String why = String.valueOf(fault.getMessage());
        refused = REFUSALS.contains(fault.reason());
        reading.logs().forEach(log -> {
            if (refused) {
                log.refused(why, fault.remedy());
            } else {
                log.lost(why);
            }
        });
    }
}
