package dev.slipway.app;

import dev.slipway.project.Tier;
import dev.slipway.ssh.ChangedKey;
import dev.slipway.ssh.Details;
import dev.slipway.ssh.Hop;
import dev.slipway.ssh.SshException.Reason;
import dev.slipway.ssh.Trial;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A host as whoever looks after the connections sees it.
 *
 * @param environments that it belongs to; of a jump host those whose hosts are reached through it
 * @param name in slipway.yaml, or of a jump host in the SSH configuration
 * @param hop the host on its way; empty where the SSH configuration cannot be used
 * @param tried what came of trying it last, where it is connected still
 */
public record HostLine(
        List<Place> environments, String name, boolean jump, Optional<Hop> hop, State state, Optional<Trial> tried) {

    private static final Set<Reason> AWAY = EnumSet.of(Reason.UNREACHABLE, Reason.LOST, Reason.DEADLINE);

    public HostLine {
        environments = List.copyOf(environments);
    }

    /** An environment by name and tier. */
    public record Place(String environment, Tier tier) {}

    /** How it stands with the connection. What is not known is none of the good ones. */
    public sealed interface State {
        /** Nobody has asked for a connection yet. */
        record NotConnected() implements State {}

        /** It is connected and has answered just now. */
        record Connected(Details details, Duration latency) implements State {}

        /** It was connected, and it is not known how it is now. */
        record Unknown(String why) implements State {}

        /**
         * It could not be connected to, or ran no command, when that was tried last.
         *
         * @param changed the keys in question, where a host on the way shows another one than is known
         */
        record Failed(Reason reason, String why, String remedy, Optional<ChangedKey> changed) implements State {}
    }

    /** Whether the line is about the same host as another. */
    public boolean sameAs(HostLine other) {
        return id().equals(other.id());
    }

    /** Whether it was lost or not reached, which may pass by itself. */
    public boolean away() {
        return switch (state) {
            case State.Unknown _ -> true;
            case State.Failed failed -> AWAY.contains(failed.reason());
            case State.NotConnected _, State.Connected _ -> false;
        };
    }

    /** Tells which host it is among all others. */
    public Object id() {
        return List.of(environments, name, jump);
    }

    /** The keys in question, where it is this host itself that shows another one than is known. */
    public Optional<ChangedKey> changedKey() {
        return state instanceof State.Failed failed
                ? failed.changed()
                        .filter(changed -> hop.filter(own -> own.name().equals(changed.name()))
                                .isPresent())
                : Optional.empty();
    }

    HostLine in(State now, Optional<Trial> last) {
        return new HostLine(environments, name, jump, hop, now, last);
    }

    /** The environment of tier production whose connections it carries, if there is one. */
    public Optional<String> production() {
        return environments.stream()
                .filter(place -> place.tier() == Tier.PRODUCTION)
                .map(Place::environment)
                .findFirst();
    }
}
