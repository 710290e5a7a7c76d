package dev.slipway.app;

/** What changes the repository, here and at its remotes. */
record GitActs(Fetching fetching, Branching branching, Pushing pushing, Tagging tagging) {}
