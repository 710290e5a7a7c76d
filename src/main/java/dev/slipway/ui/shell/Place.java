package dev.slipway.ui.shell;

import dev.slipway.logs.LogName;
import java.time.Instant;

/** Where a person can be. */
public sealed interface Place {
    /** What is live where. */
    record Board() implements Place {}

    /** The commit graph with branches, tags and what is live where. */
    record History() implements Place {}

    /** What an act would change, before it is done. */
    record Review(Act act) implements Place {}

    /** The list of deployments. */
    record Deployments() implements Place {}

    /** One deployment, live or past. */
    record Deployment(String id) implements Place {}

    /** What the hosts of an environment write. */
    record Logs() implements Place {}

    /** What a log of an environment said at a time. */
    record LogsAt(String environment, LogName log, Instant time) implements Place {}

    /** The trail. */
    record Audit() implements Place {}

    /** What would stand in the way of a deployment. */
    record Doctor() implements Place {}

    /** The settings. */
    record Settings() implements Place {}

    /** The page of the settings with hosts, connections and keys. */
    record Hosts() implements Place {}

    /** The page of the settings with secret variables. */
    record Secrets() implements Place {}

    /** The section of the rail that this place belongs to. */
    default Section section() {
        return switch (this) {
            case Board _, Review _, Doctor _ -> Section.BOARD;
            case History _ -> Section.HISTORY;
            case Deployments _, Deployment _ -> Section.DEPLOYMENTS;
            case Logs _, LogsAt _ -> Section.LOGS;
            case Audit _ -> Section.AUDIT;
            case Settings _, Hosts _, Secrets _ -> Section.SETTINGS;
        };
    }
}
