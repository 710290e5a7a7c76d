package dev.slipway.project;

import dev.slipway.project.condition.Condition;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * When a switched host is healthy: {@code successes} answers in a row that fulfil all conditions, within {@code within}.
 *
 * @param http asked from the host itself
 */
public record Health(
        URI http, Duration interval, Duration timeout, Duration within, int successes, List<Condition> conditions) {}
