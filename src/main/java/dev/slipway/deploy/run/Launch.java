package dev.slipway.deploy.run;

import dev.slipway.deploy.Event;
import dev.slipway.deploy.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a run of a plan begins.
 *
 * @param deployment its id: a letter or digit, then up to 127 letters, digits, dots, underscores and hyphens, so that it
 *     can begin with any environment's name
 * @param by who runs it
 * @param from the machine that it is run from
 * @param message why; may be empty
 * @param promotedFrom the environment in which the release was live, where it is promoted
 * @param overridden who starts it in spite of gates that are closed, and why; empty where none is
 * @param resolution how an interrupted deployment is ended under its own id, once the host journals were read: its lease,
 *     where that has expired, is taken over; empty for a new deployment
 * @param permits for the guards of hosts, one for each policy that counts; empty where none protects the environment
 */
public record Launch(
        String deployment,
        String by,
        String from,
        String message,
        Optional<String> promotedFrom,
        Optional<Event.Overridden> overridden,
        Optional<Resolution> resolution,
        List<Permit> permits) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    public Launch {
        permits = List.copyOf(permits);
        if (!ID.matcher(deployment).matches()) {
            throw new IllegalArgumentException("Not an id of a deployment: " + deployment);
        }
    }

    /** Whether an interrupted deployment goes on under its own id. */
    boolean resumes() {
        return resolution.isPresent();
    }
}
