package dev.slipway.deploy.run;

import dev.slipway.release.Digest;

/**
 * What shows a host's guard that a plan may run: who signed its start, and who approved it.
 *
 * @param policy the digest of the policy under which that was judged
 * @param text as the guard reads it
 */
public record Permit(Digest policy, String text) {}
