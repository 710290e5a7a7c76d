package dev.slipway.ssh;

import java.time.Duration;

/** An HTTP answer: status, body as text, and the time from request to the last byte. */
public record HttpAnswer(int status, String body, Duration latency) {}
