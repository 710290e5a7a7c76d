package dev.slipway.app;

import dev.slipway.logs.LogName;
import dev.slipway.logs.release.ReleaseErrors;
import java.util.List;

/**
 * What the logs of an environment say of a deployment, at one moment.
 *
 * @param whole whether all was read that was there, as far as that can be
 * @param unheard logs of which nothing can be heard now
 */
public record ErrorsTold(ReleaseErrors errors, boolean whole, List<Unheard> unheard) {
    public ErrorsTold {
        unheard = List.copyOf(unheard);
    }

    /**
     * A log of which nothing can be heard.
     *
     * @param why a sentence
     */
    public record Unheard(LogName log, String why) {}
}
