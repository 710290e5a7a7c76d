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

    /** Makes the release live on all hosts; gives the parts of its time as far as it can be looked into. */
    List<Lap> deploy(String tag, List<Sshd> hosts) throws IOException, InterruptedException;

    /** Brings back the release that was live before. */
    List<Lap> rollback(List<Sshd> hosts) throws IOException, InterruptedException;

    /** What has crossed the wire to each of these hosts so far; empty where this peer cannot tell. */
    default List<Traffic> traffic(List<Sshd> hosts) throws InterruptedException {
        return List.of();
    }

    /** A part of a run's time. */
    record Lap(String name, double seconds) {}
}
