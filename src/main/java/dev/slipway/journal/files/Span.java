package dev.slipway.journal.files;

/** A part of the trail: the entries with a sequence above {@code low} and up to {@code high}. */
public record Span(long low, long high) {}
