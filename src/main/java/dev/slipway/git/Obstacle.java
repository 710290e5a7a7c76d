package dev.slipway.git;

/** Why an act is not possible as things stand, in a sentence, and what to do about it. */
public record Obstacle(String reason, String remedy) {}
