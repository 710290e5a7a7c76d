package dev.slipway.deploy;

/** What a deployment is for: the next release, the same one again, or the one before. */
public enum Mode {
    DEPLOY,
    REDEPLOY,
    ROLLBACK
}
