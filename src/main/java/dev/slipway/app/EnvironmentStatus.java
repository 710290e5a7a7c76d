package dev.slipway.app;

import dev.slipway.deploy.LiveRelease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the hosts of an environment answered. {@code drift} says in sentences what differs from the record. */
public record EnvironmentStatus(
        String environment, Instant asked, List<HostStatus> hosts, Optional<LeaseInfo> lease, List<String> drift) {

    /** The same, but this host is unknown now, for this reason. */
    EnvironmentStatus without(String lost, String reason) {
        List<HostStatus> known = hosts.stream()
                .map(host -> host.host().equals(lost) ? HostStatus.unknown(lost, reason) : host)
                .toList();
        return new EnvironmentStatus(environment, asked, known, lease, drift);
    }

    /** What the hosts that answered show, if all of them show one release. */
    Optional<LiveRelease> agreed() {
        List<LiveRelease> shown =
                hosts.stream().flatMap(host -> host.live().values().stream()).toList();
        return shown.stream().map(LiveRelease::release).distinct().count() == 1
                ? Optional.of(shown.getFirst())
                : Optional.empty();
    }

    /** A host: what is live of each component, or why it could not be asked. */
    public record HostStatus(
            String host, Map<String, LiveRelease> live, Board.Health health, String detail, Optional<String> unknown) {
        static HostStatus unknown(String host, String reason) {
            return new HostStatus(host, Map.of(), Board.Health.UNKNOWN, reason, Optional.of(reason));
        }
    }

    /**
     * Who holds the environment.
     *
     * @param silent since its last heartbeat
     * @param expired whether its holder was silent for so long that it may be taken over
     * @param elsewhere whether it was taken from another machine than this one
     */
    public record LeaseInfo(
            String holder,
            Instant since,
            String deployment,
            String message,
            Duration silent,
            boolean expired,
            boolean elsewhere) {

        /** Whether another machine was lost while it held the environment; {@link Workspace#freeLease} frees it. */
        public boolean left() {
            return expired && elsewhere;
        }
    }
}
