package dev.slipway.deploy.run;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Phase;
import dev.slipway.secret.Masking;
import dev.slipway.ssh.OutputListener;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Hands the events of one deployment to its sink: those of a host one after the other, those of several hosts at once, so
 * that no host waits until the acts of all others are on disk. What the sink throws stops the act it announces.
 */
final class Emitter {
    private final String deployment;
    private final Clock clock;
    private final Masking masking;
    private final Consumer<Event> sink;

    /** @param masking of whatever hosts and faults say */
    Emitter(String deployment, Clock clock, Masking masking, Consumer<Event> sink) {
        this.masking = masking;
        this.deployment = deployment;
        this.clock = clock;
        this.sink = sink;
    }

    String deployment() {
        return deployment;
    }

    Instant now() {
        return clock.instant();
    }

    void emit(Event event) {
        sink.accept(event.masked(masking::mask));
    }

    Masking masking() {
        return masking;
    }

    /** Hears what commands of this phase write on this host. */
    OutputListener output(String host, Phase phase) {
        return (stream, text) -> emit(new Event.Output(deployment, now(), host, phase, stream, text));
    }

    void away(String host, Phase phase, String why) {
        emit(new Event.HostAway(deployment, now(), host, phase, why));
    }

    void progress(String host, Phase phase, long done, long total, String detail) {
        emit(new Event.Progress(deployment, now(), host, phase, done, total, detail));
    }
}
