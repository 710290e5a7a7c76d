package dev.slipway.logs.source;

import dev.slipway.ssh.Connection;
import java.io.IOException;
import java.util.List;

/** A way to read some logs of a host. */
interface Reading {
    /** What it reads. */
    List<Hearing> logs();

    /**
     * Reads them over a connection, from where they were left. Returns where that is to be done again at once, or they ended.
     *
     * @throws IOException where they cannot be heard any more
     */
    void over(Connection connection) throws IOException, InterruptedException, Unreadable;

    /** Whether nothing more will come. */
    default boolean ended() {
        return false;
    }
}
