package dev.slipway.ssh.wire;

import dev.slipway.ssh.HttpFailure;
import java.io.IOException;

/** Something that happens on one channel of a connection. */
interface Exchange<T> {

    /** Does it and gives the result; blocks. */
    T call() throws IOException, HttpFailure;

    /** Ends the channel, from another thread, so that {@link #call} ends soon. */
    void abandon();
}
