package dev.slipway.app;

import dev.slipway.git.RefUpdate;
import java.util.List;

/**
 * What a remote took.
 *
 * @param refs all that were pushed, also those that it did not take
 * @param said what the remote wrote for people to read
 */
public record Sent(String remote, List<RefUpdate> refs, String said) {
    public Sent {
        refs = List.copyOf(refs);
    }

    /** What it did not take, each with the reason. */
    public List<RefUpdate> rejected() {
        return refs.stream().filter(ref -> !ref.accepted()).toList();
    }
}
