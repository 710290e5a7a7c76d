package dev.slipway.deploy.run;

import dev.slipway.deploy.Sentence;
import dev.slipway.project.Address;
import dev.slipway.project.Health;
import dev.slipway.project.condition.Condition;
import dev.slipway.project.condition.Observation;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.HttpAnswer;
import dev.slipway.ssh.HttpFailure;
import dev.slipway.ssh.SshException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Asks a host, from its own point of view, whether what runs on it answers as it should. */
public final class Verification {
    private final Connections connections;
    private final Address host;
    private final Masking masking;
    private final boolean quoting;

    /** Asks this host, over its connection, and tells of its answers without secret values; they are judged as they are. */
    Verification(Connections connections, Address host, Masking masking) {
        this(connections, host, masking, true);
    }

    /**
     * The same.
     *
     * @param quoting whether what an answer's body says may be told
     */
    public Verification(Connections connections, Address host, Masking masking, boolean quoting) {
        this.masking = masking;
        this.quoting = quoting;
        this.connections = connections;
        this.host = host;
    }

    /**
     * What one question gave.
     *
     * @param unreachable whether the host itself could not be asked
     * @param text what was seen: the condition that failed, or the status
     * @param latency of the answer; zero where there was none
     */
    public record Sight(boolean healthy, boolean unreachable, String text, Duration latency) {}

    /** Hears how many good answers there were in a row. */
    @FunctionalInterface
    interface Progress {
        void successes(int inARow, String lastSeen);
    }

    /** Asks until there were enough good answers in a row, or until the time is over, or until someone cancels. */
    StepOutcome healthy(Health health, Cancellation cancellation, Progress progress) throws InterruptedException {
        long end = System.nanoTime() + health.within().toNanos();
        int inARow = 0;
        Sight seen;
        do {
            seen = ask(health.http(), health.timeout(), health.conditions());
            inARow = seen.healthy() ? inARow + 1 : 0;
            progress.successes(inARow, seen.text());
            if (inARow >= health.successes()) {
                return StepOutcome.done(inARow + " good answers in a row");
            }
            if (cancellation.await(health.interval())) {
                return StepOutcome.failed("Cancelled before it was healthy");
            }
        } while (System.nanoTime() < end);
        String detail = "Not healthy within %d s; last seen: %s"
                .formatted(health.within().toSeconds(), seen.text());
        return seen.unreachable() ? StepOutcome.unknown(detail) : StepOutcome.failed(detail);
    }

    /** Asks once. */
    public Sight ask(URI address, Duration timeout, List<Condition> conditions) throws InterruptedException {
        try {
            HttpAnswer answer = connections.to(host).get(address, timeout);
            Observation observation = new Observation(answer.status(), answer.latency(), answer.body());
            return conditions.stream()
                    .filter(condition -> !condition.judge(observation).passed())
                    .findFirst()
                    .map(failed -> new Sight(false, false, told(failed, answer), answer.latency()))
                    .orElseGet(() -> new Sight(true, false, "status " + answer.status(), answer.latency()));
        } catch (HttpFailure e) {
            return new Sight(false, false, masking.mask(String.valueOf(e.getMessage())), Duration.ZERO);
        } catch (SshException e) {
            return new Sight(false, true, masking.mask(Sentence.of(e)), Duration.ZERO);
        }
    }

    private String told(Condition failed, HttpAnswer answer) {
        if (!quoting && failed.asksBody()) {
            return failed.text() + " does not hold; the answer is not shown, for it may have secret values";
        }
        Observation told = new Observation(answer.status(), answer.latency(), masking.mask(answer.body()));
        return masking.mask(failed.judge(told).text());
    }
}
