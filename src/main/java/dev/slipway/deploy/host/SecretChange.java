package dev.slipway.deploy.host;

/** What becomes of a secret variable on a host; the values themselves stand nowhere. */
public enum SecretChange {
    /** The live release has no such variable. */
    NEW,
    CHANGED,
    SAME,
    /** Only the live release has it. */
    REMOVED
}
