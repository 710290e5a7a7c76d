package dev.slipway.git.graph;

/** Commits that only the left side has, and those that only the right side has. */
public record AheadBehind(int ahead, int behind) {}
