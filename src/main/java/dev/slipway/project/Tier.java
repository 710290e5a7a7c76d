package dev.slipway.project;

/** How an environment is protected. Production asks for its name to be typed before anything on it changes. */
public enum Tier {
    DEVELOPMENT,
    TESTING,
    STAGING,
    PRODUCTION
}
