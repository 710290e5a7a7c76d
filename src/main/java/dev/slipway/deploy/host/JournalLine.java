package dev.slipway.deploy.host;

import java.time.Instant;

/**
 * A line of a host's own journal, written by the step itself.
 *
 * @param step prepare, switch, rollback, back, restart, verify or retire
 * @param event start or end
 * @param status exit status of the step; 0 at its start
 * @param before the directory that was live before the deployment, or empty
 * @param after the directory that it makes live, or empty
 */
public record JournalLine(
        Instant at, String deployment, String step, String event, int status, String before, String after) {

    /** Whether this says that the step ended well. */
    public boolean done(String name) {
        return step.equals(name) && event.equals("end") && status == 0;
    }
}
