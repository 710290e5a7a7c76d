package dev.slipway.project;

/** How releases are named, and how people are told of them. */
public record Releasing(Versioning versioning, Notes notes) {}
