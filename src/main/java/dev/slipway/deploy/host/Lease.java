package dev.slipway.deploy.host;

import dev.slipway.json.Json;
import dev.slipway.project.Address;
import dev.slipway.ssh.Connections;
import dev.slipway.ssh.Outcome;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The right to change an environment, kept on its lease host below a component's root. Only one deployment has it; it
 * expires when its heartbeats stay away.
 */
public final class Lease {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final int HELD = 13;

    private final Connections connections;
    private final Address host;
    private final String root;
    private final LeaseHolder holder;
    private final Optional<String> expired;

    /**
     * The lease on this host, asked over whichever connection to it is open then.
     *
     * @param expired the deployment whose expired lease may be taken over, once its host journals were read
     */
    public Lease(Connections connections, Address host, String root, LeaseHolder holder, Optional<String> expired) {
        this.connections = connections;
        this.host = host;
        this.root = root;
        this.holder = holder;
        this.expired = expired;
    }

    /** What asking for the lease gave. */
    public sealed interface Answer {
        /** It is ours. */
        record Ours() implements Answer {}

        /** Someone else has it. */
        record Theirs(LeaseHolder.Held held) implements Answer {}

        /** The host could not say. */
        record Failed(String sentence) implements Answer {}
    }

    /** Takes it if it is free, ours already, or expired and named as such. */
    public Answer take() throws InterruptedException {
        return ask("take");
    }

    /** Says that its holder lives. */
    public Answer beat() throws InterruptedException {
        return ask("beat");
    }

    /** Gives it back; nothing happens if it is not ours any more. */
    public Answer release() throws InterruptedException {
        return ask("release");
    }

    private Answer ask(String verb) throws InterruptedException {
        Outcome outcome = connections
                .to(host)
                .run(
                        HostScript.LEASE.command(List.of(
                                verb,
                                root,
                                holder.deployment(),
                                Json.text(holder),
                                Long.toString(holder.expiresAfter().toSeconds()),
                                expired.orElse(""))),
                        DEADLINE);
        if (outcome.succeeded()) {
            return new Answer.Ours();
        }
        return outcome.status() == HELD
                ? new Answer.Theirs(held(outcome.output()))
                : new Answer.Failed(Complaint.of(outcome.errors()));
    }

    private static LeaseHolder.Held held(String output) {
        List<String> lines = output.lines().toList();
        return held(lines.isEmpty() ? "0" : lines.getFirst(), lines.size() < 2 ? "" : lines.get(1));
    }

    static LeaseHolder.Held held(String silent, String holder) {
        return new LeaseHolder.Held(holder(holder), Duration.ofSeconds(Long.parseLong(silent.strip())));
    }

    /** A signature that was cut by the death of its writer is none. */
    private static Optional<LeaseHolder> holder(String signature) {
        try {
            return signature.isBlank()
                    ? Optional.empty()
                    : Optional.of(Json.read(signature.getBytes(StandardCharsets.UTF_8), LeaseHolder.class));
        } catch (UncheckedIOException cut) {
            return Optional.empty();
        }
    }
}
