package dev.slipway.logs.release;

/** A part of what a deployment made of a host. */
public enum Part {
    /** It ran what was live before. */
    BEFORE,
    /** It ran the deployment's release, since its switch. */
    WITH,
    /** It had gone back to what was live before. */
    BACK
}
