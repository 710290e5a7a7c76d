package dev.slipway.project;

import java.time.Duration;
import java.util.Optional;

/**
 * How a deployment goes through an environment's hosts.
 *
 * @param leaseHost name of the host that keeps the lease
 * @param deadMan after how long a host goes back by itself unless the deployment is confirmed
 */
public record Rollout(
        String leaseHost, Batches batches, OnFailure onFailure, Unreachable unreachable, Optional<Duration> deadMan) {

    /** What happens to switched hosts when a deployment fails. */
    public enum OnFailure {
        ROLLBACK,
        HOLD,
        ASK
    }

    /** What happens when a host cannot be reached at the start. */
    public enum Unreachable {
        ABORT,
        EXCLUDE,
        ASK
    }

    /**
     * Hosts that switch together.
     *
     * @param size a count, or a percentage of the hosts
     * @param pause between two batches
     * @param maxFailed how many hosts may fail before the deployment does
     */
    public record Batches(Size size, Duration pause, int maxFailed) {}

    /** A count of hosts, or a percentage of them rounded up to one host at least. */
    public record Size(int value, boolean percent) {
        /** How many of this many hosts switch together; at least one. */
        public int of(int hosts) {
            return percent ? Math.max(1, Math.ceilDiv(hosts * value, 100)) : value;
        }
    }
}
