package dev.slipway.bench;

import dev.slipway.ssh.Connection.Traffic;
import java.io.IOException;
import java.util.List;

/** A way of bringing a release to hosts. */
interface Peer {

    /** What it is called in the report. */
    String name();

    /** The name of its directory on the hosts. */
    default String directory() {
        return name();
    }

    /** Makes what is there before a person starts: this release can be had, connections that stay open are open. Not measured. */
    default void ready(String tag, List<Sshd> hosts) throws IOException, InterruptedException {}

    /** Makes the release live on all hosts. */
    Insight deploy(String tag, List<Sshd> hosts) throws IOException, InterruptedException;

    /** Brings back the release that was live before. */
    Insight rollback(List<Sshd> hosts) throws IOException, InterruptedException;

    /**
     * How an act went, as far as the peer can be looked into.
     *
     * @param laps the parts of its time
     * @param traffic what crossed the wire to each host until the verdict was known
     */
    record Insight(List<Lap> laps, List<Traffic> traffic) {
        static final Insight NONE = new Insight(List.of(), List.of());
    }

    /** A part of a run's time. */
    record Lap(String name, double seconds) {}
}
