package dev.slipway.git;

import dev.slipway.release.Revision;
import java.util.Optional;

/**
 * A branch.
 *
 * @param name short: {@code main}, or {@code origin/main} for a remote-tracking one
 * @param upstream short name of the remote-tracking branch that it follows
 */
public record Branch(String name, boolean remote, Revision tip, Optional<String> upstream) {}
