package dev.slipway.git;

/**
 * What to fetch beside what the remote's refspecs name.
 *
 * @param prune whether remote-tracking branches go that the remote no longer has
 * @param allTags whether every tag comes, or only those that point into what is fetched
 */
public record Fetch(boolean prune, boolean allTags) {}
