package dev.slipway.app;

import dev.slipway.deploy.Event;
import dev.slipway.release.Release;
import java.time.Instant;

/** What the journal says is live in an environment: the release of the last deployment that succeeded there. */
record LiveRecord(Release release, Instant since, String by, String deployment) {

    /** The same for those who are shown it. */
    Board.Live shown() {
        return new Board.Live(release, since, by, deployment);
    }

    /** What a deployment that succeeded made live. */
    static LiveRecord of(Event.Started begun, Event.Ended end) {
        return new LiveRecord(begun.plan().release(), end.at(), begun.by(), begun.deployment());
    }
}
