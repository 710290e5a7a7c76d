package dev.slipway.journal;

/** A part of the trail: the entries with a sequence above {@code low} and up to {@code high}. */
record Span(long low, long high) {}
