package dev.slipway.journal;

/** Where an entry stands in the trail and what it is about, without all the rest of it. */
public record Mark(long sequence, String subject) {}
