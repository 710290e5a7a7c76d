package dev.slipway.app;

import dev.slipway.logs.timeline.Timeline;

/** Logs of an environment that are read until this is closed. Deployments to it stand among them. */
public interface OpenLogs extends AutoCloseable {
    /** What was read so far, and what comes. */
    Timeline timeline();

    /** Nobody looks for now: what reads on the hosts ends there, and what was read stays. */
    void pause();

    /** Goes on where it was. */
    void resume();

    /** Ends what reads on the hosts, and forgets what was read. */
    @Override
    void close();
}
