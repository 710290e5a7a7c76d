package dev.slipway.deploy.run;

import java.time.Duration;

/**
 * How long the engine waits.
 *
 * @param prepare for making a release ready on a host, transfer included
 * @param script for any other step of a host; a restart command has its own, shorter limit in the plan
 * @param lost for a host that was lost in the middle of a step to be reached again
 * @param heartbeat between two signs of life of the lease
 * @param expiry without a sign of life for so long the lease expires
 */
public record Limits(Duration prepare, Duration script, Duration lost, Duration heartbeat, Duration expiry) {
    /** For real hosts on real networks. */
    public static final Limits USUAL = new Limits(
            Duration.ofMinutes(30),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60));
}
