package dev.slipway.app;

import dev.slipway.logs.LogName;
import java.util.List;

/** The logs that slipway.yaml names, as its hosts have them. */
public interface Logs {
    /** Those of an environment, host by host, in the order of slipway.yaml; none where it names none. */
    List<LogName> of(String environment);

    /** Begins to read them. Refused where there are none. */
    Outcome<OpenLogs> open(String environment);
}
