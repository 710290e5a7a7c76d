package dev.slipway.git;

import java.util.List;
import java.util.Set;

/**
 * How the work tree stands against the commit at HEAD.
 *
 * @param tracked paths of the index
 * @param changed tracked files that differ from that commit, by path; also what is staged, gone, or in conflict
 * @param untracked files that git neither tracks nor ignores, by path
 * @param complete whether all of the work tree was looked at
 */
public record WorkTree(Set<String> tracked, List<String> changed, List<String> untracked, boolean complete) {}
