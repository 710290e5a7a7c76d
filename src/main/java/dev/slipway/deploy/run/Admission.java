package dev.slipway.deploy.run;

import dev.slipway.deploy.Refused;
import java.util.Optional;

/**
 * Whether a deployment may still begin to switch. Asked once, when all hosts are prepared and before the first of them
 * switches: what held when it was asked for may not hold any more. What has begun to switch goes on to its end.
 */
@FunctionalInterface
public interface Admission {
    /** Nothing stands in the way. */
    Admission ALWAYS = Optional::empty;

    /** Why it may not; empty where it may. */
    Optional<Refused> obstacle() throws InterruptedException;
}
