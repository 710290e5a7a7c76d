package dev.slipway.project.condition;

import java.time.Duration;

/** An HTTP answer as conditions see it: its status, the time until its last byte, and its body. */
public record Observation(int status, Duration latency, String body) {}
