package dev.slipway.app;

import dev.slipway.git.Branch;
import dev.slipway.git.Tag;
import java.util.List;

/**
 * What contains a commit.
 *
 * @param releases tags of versions, the lowest first: the first release that had it stands first
 * @param environments in which a release with it is live
 */
public record Containers(List<Tag> releases, List<Branch> branches, List<String> environments) {}
