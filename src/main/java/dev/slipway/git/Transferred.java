package dev.slipway.git;

import java.util.List;

/**
 * What a fetch or a push did.
 *
 * @param refs of a fetch those that changed or should have; of a push all, once for each address that was pushed to
 * @param said what the other side wrote for people to read
 */
public record Transferred(List<RefUpdate> refs, String said) {
    public Transferred {
        refs = List.copyOf(refs);
    }

    /** Whether no ref was rejected. */
    public boolean accepted() {
        return refs.stream().allMatch(RefUpdate::accepted);
    }
}
