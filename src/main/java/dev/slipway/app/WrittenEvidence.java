package dev.slipway.app;

import java.util.List;
import java.util.Optional;

/**
 * The evidence of a promotion, as it was written.
 *
 * @param promotion its id
 * @param folder where it lies
 * @param files their names
 * @param lacks what is not in it, and why; empty where it is whole
 */
public record WrittenEvidence(String promotion, String folder, List<String> files, Optional<String> lacks) {
    public WrittenEvidence {
        files = List.copyOf(files);
    }
}
